package dev.keypool.hostedui;

/**
 * Why something that an administrator gave is not taken.
 *
 * @param place where it stands: line and column, byte, or JSON path; empty where it is the whole
 */
public record Refusal(String place, String reason) {

    private static final int MAX_QUOTE = 40;

    public static Refusal at(int line, int column, String reason) {
        return new Refusal("Line " + line + ", column " + column, reason);
    }

    public static Refusal of(String reason) {
        return new Refusal("", reason);
    }

    /** What was given, fit for a sentence: short, on one line, without invisible characters. */
    public static String quote(String given) {
        StringBuilder quoted = new StringBuilder("\"");
        int shown = Math.min(given.length(), MAX_QUOTE);
        for (int i = 0; i < shown; i++) {
            char c = given.charAt(i);
            quoted.append(c < ' ' || c > '~' && !Character.isLetterOrDigit(c) ? '?' : c);
        }
        return quoted.append(shown < given.length() ? "…\"" : "\"").toString();
    }

    public String sentence() {
        return place.isEmpty() ? reason : place + ": " + reason;
    }
}
