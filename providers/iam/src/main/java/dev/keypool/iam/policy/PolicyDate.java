package dev.keypool.iam.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Dates as conditions write them: W3C's profile of ISO 8601 (a year, a month, a day, or a moment with its zone) or seconds
 * since 1970. Four digits are a year.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">Date and Time Formats</a>
 */
final class PolicyDate {

    private static final int MAX_EPOCH_DIGITS = 12;

    private final String text;
    private int at;

    private PolicyDate(String text) {
        this.text = text;
    }

    /** The moment, or null when the text is no date. */
    static Instant parse(String text) {
        try {
            return new PolicyDate(text).read();
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private Instant read() {
        boolean digitsOnly = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digitsOnly && text.length() != 4) {
            return text.length() > MAX_EPOCH_DIGITS ? null : Instant.ofEpochSecond(Long.parseLong(text));
        }
        int year = number(4);
        int month = skip('-') ? number(2) : 1;
        int day = at == 7 && skip('-') ? number(2) : 1;
        if (at == text.length()) {
            return LocalDateTime.of(year, month, day, 0, 0).toInstant(ZoneOffset.UTC);
        }
        if (at != 10 || !skip('T')) {
            throw new DateTimeException("no date");
        }
        int hour = number(2);
        require(':');
        int minute = number(2);
        int second = skip(':') ? number(2) : 0;
        int nanos = second >= 0 && skip('.') ? fraction() : 0;
        ZoneOffset zone = zone();
        if (at != text.length()) {
            throw new DateTimeException("no date");
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(zone);
    }

    private ZoneOffset zone() {
        if (skip('Z')) {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        if (sign > 0) {
            require('+');
        } else {
            at++;
        }
        int hours = number(2);
        skip(':');
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * number(2));
    }

    private int fraction() {
        int nanos = 0;
        int digits = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            if (digits++ < 9) {
                nanos = nanos * 10 + number(1);
            } else {
                at++;
            }
        }
        if (digits == 0) {
            throw new DateTimeException("no date");
        }
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int number(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(at++);
            if (c < '0' || c > '9') {
                throw new DateTimeException("no date");
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!skip(c)) {
            throw new DateTimeException("no date");
        }
    }
}
