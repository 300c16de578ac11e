package dev.keypool.messages.sms;

/** An SMS could not be handed over. The message names no number and no code: it goes to the server's log. */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1;

    /** Without a stack trace: others can cause any number of them. */
    public SmsException(String message) {
        super(message, null, false, false);
    }

    public SmsException(String message, Throwable cause) {
        super(message, cause);
    }
}
