package dev.keypool.iam.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntPredicate;

/** The Numeric, Date, Binary and Null operators: those that compare something other than text. */
final class ComparedTests {

    /** No number in a request needs more, and it bounds what comparing two of them costs. */
    private static final int MAX_NUMBER_LENGTH = 64;

    private ComparedTests() {}

    static ValueTest number(String value, IntPredicate comparison) {
        BigDecimal wanted = parseNumber(value);
        if (wanted == null) {
            throw new IllegalArgumentException("found " + Json.quote(value) + "; a number is expected.");
        }
        return (given, evaluation) -> {
            BigDecimal number = evaluation.number(given);
            return number != null && comparison.test(number.compareTo(wanted));
        };
    }

    static ValueTest date(String value, IntPredicate comparison) {
        Instant wanted = PolicyDate.parse(value);
        if (wanted == null) {
            throw new IllegalArgumentException("found " + Json.quote(value)
                    + "; a date is expected, as 2026-01-31T12:00:00Z or as seconds since 1970.");
        }
        return (given, evaluation) -> {
            Instant date = evaluation.date(given);
            return date != null && comparison.test(date.compareTo(wanted));
        };
    }

    static ValueTest binary(String value) {
        byte[] wanted = decode(value);
        if (wanted == null) {
            throw new IllegalArgumentException("found " + Json.quote(value) + "; Base64 is expected.");
        }
        return (given, evaluation) -> Arrays.equals(decode(given), wanted);
    }

    /** For Null the request's value is only whether the key is there, see {@link Condition}. */
    static ValueTest nullness(String value) {
        boolean absent = "true".equalsIgnoreCase(value);
        if (!absent && !"false".equalsIgnoreCase(value)) {
            throw new IllegalArgumentException("found " + Json.quote(value)
                    + "; allowed are true (the key is absent) and false (it is there).");
        }
        return (given, evaluation) -> (given == null) == absent;
    }

    /** The number that a text is, or null. */
    static BigDecimal parseNumber(String text) {
        if (text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
