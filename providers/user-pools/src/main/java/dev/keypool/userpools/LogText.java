package dev.keypool.userpools;

/** What others have named or said, as a part of one line of the log. */
public final class LogText {

    private static final int MAX = 300;

    private LogText() {
    }

    public static String of(String text) {
        String line = String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
        return line.length() > MAX ? line.substring(0, MAX) + "…" : line;
    }
}
