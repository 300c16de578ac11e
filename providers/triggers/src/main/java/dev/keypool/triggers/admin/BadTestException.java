package dev.keypool.triggers.admin;

/** What was asked for cannot be tried; the message is a sentence for the administrator. */
final class BadTestException extends Exception {

    BadTestException(String message) {
        super(message, null, false, false);
    }
}
