package dev.keypool.triggers.migration;

/** Somebody cannot become a user of the realm. The message is a sentence without values. */
final class NotKeptException extends RuntimeException {

    NotKeptException(String why) {
        super(why, null, false, false);
    }
}
