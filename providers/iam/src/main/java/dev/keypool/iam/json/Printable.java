package dev.keypool.iam.json;

/** Text from outside that goes into a message: on one line, of bounded length, and unable to command a terminal. */
public final class Printable {

    private static final int MAX_QUOTED = 100;

    private Printable() {
    }

    /**
     * Writes what does not print as an escape.
     *
     * @param text any text
     * @return the text with control characters, line ends, directions and half surrogate pairs as JSON writes them
     */
    public static String escape(String text) {
        if (text.codePoints().allMatch(Printable::prints)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (prints(c)) {
                out.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    out.append(String.format("\\u%04x", (int) half));
                }
            }
        });
        return out.toString();
    }

    /**
     * Quotes a text for a message.
     *
     * @param text any text
     * @return its first 100 characters, escaped, in quotation marks
     */
    public static String quote(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= MAX_QUOTED;
        return '"' + escape(fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED))) + (fits ? "" : "…") + '"';
    }

    private static boolean prints(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
