package dev.keypool.identitypools.sts;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML 1.0: elements and texts are all that STS's answers are made of. */
final class XmlText {

    private final StringBuilder out = new StringBuilder(2048);
    private final Deque<String> open = new ArrayDeque<>();

    XmlText open(String name) {
        return open(name, null);
    }

    XmlText open(String name, String namespace) {
        indent().append('<').append(name);
        if (namespace != null) {
            out.append(" xmlns=\"").append(namespace).append('"');
        }
        out.append(">\n");
        open.push(name);
        return this;
    }

    XmlText close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** Nothing where there is no value. */
    XmlText element(String name, String value) {
        if (value != null) {
            indent().append('<').append(name).append('>');
            escape(value);
            out.append("</").append(name).append(">\n");
        }
        return this;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(open.size()));
    }

    private void escape(String text) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // As a character it would be read as a line feed (XML 1.0, section 2.11).
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
            }
        }
    }

    /** XML 1.0, section 2.2: others cannot be written at all, not even escaped. */
    private static boolean isCharacter(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 && c <= 0x10FFFF;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
