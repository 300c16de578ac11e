package dev.keypool.hostedui.css;

/** Quoted text: read with its escapes, written so that no reader of style sheets or HTML can take it for anything else. */
final class Strings {

    private static final int MAX_ESCAPE = 6;

    private Strings() {
    }

    static String read(Characters in) throws CssException {
        int line = in.line();
        int column = in.column();
        int quote = in.take();
        StringBuilder text = new StringBuilder();
        while (in.at(0) != quote) {
            int c = in.take();
            if (c < 0 || Characters.isNewline(c)) {
                throw new CssException(line, column, "The string that begins here does not end on its line.");
            }
            if (c == '\\') {
                escape(in, text, line, column);
            } else {
                text.append((char) c);
            }
        }
        in.take();
        return text.toString();
    }

    private static void escape(Characters in, StringBuilder text, int line, int column) throws CssException {
        int c = in.take();
        if (c < 0) {
            throw new CssException(line, column, "The string that begins here does not end on its line.");
        }
        if (Characters.isNewline(c)) {
            if (c == '\r' && in.at(0) == '\n') {
                in.take();
            }
            return;
        }
        if (Character.digit(c, 16) < 0 || c > 127) {
            text.append((char) c);
            return;
        }
        int point = Character.digit(c, 16);
        for (int i = 1; i < MAX_ESCAPE && in.at(0) >= 0 && in.at(0) < 128 && Character.digit(in.at(0), 16) >= 0; i++) {
            point = point * 16 + Character.digit(in.take(), 16);
        }
        if (in.at(0) == '\r' && in.at(1) == '\n') {
            in.take();
        }
        if (Characters.isSpace(in.at(0))) {
            in.take();
        }
        boolean none = point == 0 || point > Character.MAX_CODE_POINT || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        text.appendCodePoint(none ? 0xFFFD : point);
    }

    /** Whether text for people: but for ends of lines no control characters, none that turn the direction of what follows, no halves of characters. */
    static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
                || c == 0x200E || c == 0x200F || c == 0x061C
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c >= 0xE0000 && c <= 0xE0FFF);
    }

    static String write(String text) {
        StringBuilder written = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            boolean plain = c >= ' ' && c <= '~' && "\"\\<>&'".indexOf(c) < 0;
            written.append(plain ? Character.toString(c) : "\\" + Integer.toHexString(c) + " ");
        });
        return written.append('"').toString();
    }
}
