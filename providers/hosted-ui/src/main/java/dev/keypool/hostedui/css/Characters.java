package dev.keypool.hostedui.css;

/** The characters of a text, with line and column, each looked at once or a little ahead. */
final class Characters {

    private final String text;
    private int position;
    private int line = 1;
    private int column = 1;

    Characters(String text) {
        this.text = text;
    }

    /** The character so many further on; -1 behind the end. */
    int at(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : -1;
    }

    int take() {
        int c = at(0);
        if (c < 0) {
            return c;
        }
        position++;
        if (isNewline(c) && !(c == '\r' && at(0) == '\n')) {
            line++;
            column = 1;
        } else {
            column++;
        }
        return c;
    }

    void skipSpace() {
        while (isSpace(at(0))) {
            take();
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    static boolean isNewline(int c) {
        return c == '\n' || c == '\r' || c == '\f';
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || isNewline(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127;
    }

    static boolean isName(int c) {
        return isNameStart(c) || isDigit(c) || c == '-';
    }
}
