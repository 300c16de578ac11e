package dev.keypool.triggers.config;

/** Configuration that cannot be used; the message is a sentence for the administrator, without secrets. */
final class InvalidConfigurationException extends RuntimeException {

    InvalidConfigurationException(String message) {
        super(message);
    }
}
