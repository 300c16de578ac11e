package dev.keypool.identitypools.http;

/** A request that is not of its protocol's form. The message names the member and the rule, never the value. */
public final class BadRequestException extends Exception {

    private final boolean tooLarge;

    private BadRequestException(String message, boolean tooLarge) {
        super(message, null, false, false);
        this.tooLarge = tooLarge;
    }

    public static BadRequestException malformed(String message) {
        return new BadRequestException(message, false);
    }

    static BadRequestException tooLarge(String message) {
        return new BadRequestException(message, true);
    }

    public boolean isTooLarge() {
        return tooLarge;
    }
}
