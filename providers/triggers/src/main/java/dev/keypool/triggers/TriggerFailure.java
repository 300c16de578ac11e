package dev.keypool.triggers;

import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.FunctionException;

/** A function said no, or failed at a trigger where that stops the flow. */
public final class TriggerFailure extends Exception {

    private final TriggerType type;
    private final FunctionException.Kind kind;
    /** As it was; or what we say of the function. */
    private final String text;
    private final boolean prefixed;

    TriggerFailure(Trigger trigger, FunctionException cause) {
        super(null, null, false, false);
        type = trigger.type();
        prefixed = trigger.variants().prefixOnPages();
        kind = cause.kind();
        text = cause.getMessage();
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
            case REFUSED -> type.awsName() + " failed with error " + text + ".";
            case UNAVAILABLE -> type.awsName() + " invocation failed.";
            case INVALID_RESPONSE -> "Unrecognizable lambda output from " + type.awsName() + ".";
        };
    }

    /** For logs and events, which may not tell of the person: for applications, without what the function said. */
    public String withoutItsText() {
        return kind == FunctionException.Kind.REFUSED ? type.awsName() + " failed with error." : getMessage();
    }

    /**
     * For people on the hosted pages: what the function said, without markup, and without the prefix unless that is wanted; null where it
     * said nothing.
     */
    public String functionsText() {
        return kind == FunctionException.Kind.REFUSED ? ErrorText.withoutMarkup(prefixed ? getMessage() : text) : null;
    }
}
