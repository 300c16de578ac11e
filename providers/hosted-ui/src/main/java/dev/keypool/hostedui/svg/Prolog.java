package dev.keypool.hostedui.svg;

/** The line that old editors write: {@code <!DOCTYPE svg PUBLIC "…" "…">}. It declares nothing and would load something. */
final class Prolog {

    private static final String DOCTYPE = "<!DOCTYPE";

    private Prolog() {
    }

    /** The text with spaces in its place; with declarations in it, it stays, and the parser stops there. */
    static String withoutPlainDoctype(String text, SvgReading reading) {
        int from = text.indexOf(DOCTYPE);
        int root = firstElement(text);
        if (from < 0 || from > root) {
            return text;
        }
        int to = text.indexOf('>', from);
        String doctype = to < 0 ? text : text.substring(from, to + 1);
        boolean plain = to >= 0 && doctype.indexOf('[') < 0 && doctype.indexOf('%') < 0 && doctype.indexOf('&') < 0 && doctype.lastIndexOf('<') == 0
                && doctype.startsWith("svg", DOCTYPE.length() + 1);
        if (!plain || insideComment(text, from)) {
            return text;
        }
        reading.removed("the document type");
        StringBuilder blank = new StringBuilder(text);
        for (int i = from; i <= to; i++) {
            if (blank.charAt(i) != '\n' && blank.charAt(i) != '\r') {
                blank.setCharAt(i, ' ');
            }
        }
        return blank.toString();
    }

    private static int firstElement(String text) {
        for (int i = text.indexOf('<'); i >= 0 && i + 1 < text.length(); i = text.indexOf('<', i + 1)) {
            char next = text.charAt(i + 1);
            if (next != '!' && next != '?') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean insideComment(String text, int at) {
        int open = text.lastIndexOf("<!--", at);
        return open >= 0 && text.indexOf("-->", open) > at;
    }
}
