package dev.keypool.iam.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Moments as X-Amz-Date has them: {@code 20260131T120000Z}. */
final class AmzDate {

    private AmzDate() {}

    static String format(Instant at) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(16);
        pad(out, utc.getYear(), 4);
        pad(out, utc.getMonthValue(), 2);
        pad(out, utc.getDayOfMonth(), 2);
        out.append('T');
        pad(out, utc.getHour(), 2);
        pad(out, utc.getMinute(), 2);
        pad(out, utc.getSecond(), 2);
        return out.append('Z').toString();
    }

    /** The moment, or null when the text is not in that form. */
    static Instant parse(String text) {
        if (text == null || text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return null;
        }
        for (int i = 0; i < 15; i++) {
            if (i != 8 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8), number(text, 9, 11),
                    number(text, 11, 13), number(text, 13, 15)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment of a Date header, which older clients sign instead; null when it is malformed. */
    static Instant parseHttpDate(String text) {
        Instant basic = parse(text);
        if (basic != null || text == null || text.length() > 40) {
            return basic;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static void pad(StringBuilder out, int number, int width) {
        String digits = Integer.toString(number);
        out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
