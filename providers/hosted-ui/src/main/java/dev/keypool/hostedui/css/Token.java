package dev.keypool.hostedui.css;

import java.util.Locale;

/**
 * A token of CSS Syntax Level 3.
 *
 * @param text name, string or digits, decoded; of a delimiter the character itself
 * @param unit of a dimension, in lower case; else empty
 */
record Token(Kind kind, String text, String unit, int line, int column) {

    enum Kind {
        IDENT, FUNCTION, AT_KEYWORD, HASH, STRING, URL, NUMBER, PERCENTAGE, DIMENSION, WHITESPACE, DELIM, END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isDelim(char c) {
        return kind == Kind.DELIM && text.charAt(0) == c;
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    double number() {
        return Double.parseDouble(text);
    }

    /** As it would stand in a sentence. */
    String shown() {
        return switch (kind) {
            case FUNCTION -> text + "(";
            case AT_KEYWORD -> "@" + text;
            case HASH -> "#" + text;
            case URL -> "url(" + text;
            case PERCENTAGE -> text + "%";
            case DIMENSION -> text + unit;
            case END -> "end of the text";
            default -> text;
        };
    }
}
