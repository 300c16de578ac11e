package dev.keypool.identitypools.operations;

/** The numbers of the cognito-identity model and their constraints. */
public enum NumberShape {

    /** How many things a page has. */
    QUERY_LIMIT(1, 60),
    /** Seconds. */
    TOKEN_DURATION(1, 86_400);

    private final long min;
    private final long max;

    NumberShape(long min, long max) {
        this.min = min;
        this.max = max;
    }

    /** The constraint that the value breaks, in AWS's words, or null. */
    String broken(long value) {
        if (value < min) {
            return "Member must have value greater than or equal to " + min;
        }
        return value > max ? "Member must have value less than or equal to " + max : null;
    }
}
