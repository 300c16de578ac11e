package dev.keypool.messages;

/** What others have named or said, as a part of one line of a log, a page or a report: printable characters, and not too many. */
public final class PlainLine {

    /** Characters. */
    public static final int MAX_LENGTH = 1000;

    private PlainLine() {
    }

    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    public static String of(String text, int maxLength) {
        StringBuilder line = new StringBuilder();
        String.valueOf(text).codePoints().limit(maxLength).forEach(c -> line.appendCodePoint(isPrintable(c) ? c : ' '));
        return line.toString().strip();
    }

    /** No control characters, which forge log lines, no direction marks, which forge what people read, no half characters. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
