package dev.keypool.identitypools.config;

/** Configuration that cannot be used; the message is a sentence for the administrator. */
public final class InvalidConfigurationException extends RuntimeException {

    public InvalidConfigurationException(String message) {
        super(message);
    }
}
