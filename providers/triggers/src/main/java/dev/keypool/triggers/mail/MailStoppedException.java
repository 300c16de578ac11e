package dev.keypool.triggers.mail;

import org.keycloak.email.EmailException;

/** A function stopped a mail. Keycloak logs the message and puts it into events, so what the function said is not in it. */
final class MailStoppedException extends EmailException {

    MailStoppedException(String message) {
        super(message);
    }

    /** Others can cause any number of them. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
