package dev.keypool.triggers.mail;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.events.TriggerType;
import org.keycloak.email.EmailException;

/** A function stopped a mail. Keycloak logs the message and puts it into events, so what the function said is not in it. */
final class MailStoppedException extends EmailException {

    MailStoppedException(TriggerType type, TriggerFailure failure) {
        super(switch (failure.kind()) {
            case REFUSED -> type.awsName() + " failed with error.";
            case UNAVAILABLE, INVALID_RESPONSE -> failure.getMessage();
        });
    }

    MailStoppedException(TriggerType type) {
        super(type.awsName() + " invocation failed.");
    }

    /** Others can cause any number of them. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
