package dev.keypool.hostedui.svg;

import java.nio.charset.StandardCharsets;

/** XML as short and as plain as it can be. */
final class SvgWriter {

    private final StringBuilder out = new StringBuilder();
    private boolean open;

    void start(String name) {
        close();
        out.append('<').append(name);
        open = true;
    }

    void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escaped(value);
        out.append('"');
    }

    void text(String text) {
        close();
        escaped(text);
    }

    void end(String name) {
        if (open) {
            out.append("/>");
            open = false;
        } else {
            out.append("</").append(name).append('>');
        }
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void close() {
        if (open) {
            out.append('>');
            open = false;
        }
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t', '\n', '\r' -> out.append(' ');
                default -> out.append(c);
            }
        }
    }
}
