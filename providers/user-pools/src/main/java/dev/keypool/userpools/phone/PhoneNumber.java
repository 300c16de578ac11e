package dev.keypool.userpools.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number with its country's code.
 *
 * @param value in the form of E.164, such as +14155550123
 */
public record PhoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    /** What people put between the digits, and what word processors make of spaces and hyphens. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u202f\\u2010-\\u2015().\\-/]");
    private static final int MAX_TYPED = 40;
    private static final int SHOWN = 4;

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a phone number in the form of E.164");
        }
    }

    /** Empty when it is no number that can be called from everywhere. */
    public static Optional<PhoneNumber> parse(String typed) {
        if (typed == null || typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String digits = BETWEEN.matcher(typed).replaceAll("");
        return E164.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    /** As people are shown where a code went: the last digits only, as Cognito has it. */
    public String masked() {
        int hidden = value.length() - 1 - SHOWN;
        return "+" + "*".repeat(hidden) + value.substring(value.length() - SHOWN);
    }

    /** Masked: what is printed by accident goes to logs. */
    @Override
    public String toString() {
        return masked();
    }
}
