package dev.keypool.triggers;

import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;

/** A function failed at a trigger where that stops the flow. */
public final class TriggerFailure extends Exception {

    private final TriggerType type;
    private final FunctionException.Kind kind;
    private final boolean prefixed;
    private final String functionsText;

    TriggerFailure(Trigger trigger, FunctionException cause) {
        super(null, null, false, false);
        type = trigger.type();
        prefixed = trigger.variants().prefixOnPages();
        kind = cause.kind();
        functionsText = cause.kind() == FunctionException.Kind.REFUSED ? cause.getMessage() : null;
    }

    public TriggerType type() {
        return type;
    }

    public FunctionException.Kind kind() {
        return kind;
    }

    /** For applications: Cognito's text with its period. What lies between us and the function is not told outside. */
    @Override
    public String getMessage() {
        return switch (kind) {
            case REFUSED -> type.awsName() + " failed with error " + functionsText + ".";
            case UNAVAILABLE -> type.awsName() + " invocation failed.";
            case INVALID_RESPONSE -> "Unrecognizable lambda output from " + type.awsName() + ".";
        };
    }

    /** For people on the hosted pages: what the function said, without the prefix unless that is wanted, or null where it said nothing. */
    public String functionsText() {
        return functionsText != null && prefixed ? getMessage() : functionsText;
    }
}
