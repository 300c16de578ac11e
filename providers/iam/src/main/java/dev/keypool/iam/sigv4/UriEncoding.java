package dev.keypool.iam.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent encoding as signatures need it: everything but {@code A-Z a-z 0-9 - . _ ~}, in upper-case hexadecimal. */
final class UriEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UriEncoding() {}

    /** Encodes every character, a percent sign too; {@code kept} characters stay as they are. */
    static void encode(String text, int from, int to, String kept, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isUnreserved(c) || kept.indexOf(c) >= 0) {
                out.append(c);
            } else {
                i = encodeCharacter(text, i, to, out);
            }
        }
    }

    /**
     * Brings text that is encoded in some way into the one canonical form: escapes of unreserved characters are undone, other
     * escapes get upper-case digits, characters that should have been escaped are.
     *
     * @return false when a percent sign starts no escape
     */
    static boolean recode(String text, int from, int to, String kept, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isUnreserved(c) || kept.indexOf(c) >= 0) {
                out.append(c);
            } else if (c == '%') {
                int value = i + 2 < to ? Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16) : -1;
                if (value < 0) {
                    return false;
                }
                appendByte(value, out);
                i += 2;
            } else {
                i = encodeCharacter(text, i, to, out);
            }
        }
        return true;
    }

    /** Decodes escapes; {@code +} stays a plus sign. Only for text that {@link #recode} accepted. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int encodeCharacter(String text, int at, int to, StringBuilder out) {
        boolean pair = Character.isHighSurrogate(text.charAt(at)) && at + 1 < to && Character.isLowSurrogate(text.charAt(at + 1));
        int end = pair ? at + 2 : at + 1;
        if (text.charAt(at) < 128) {
            appendEscape(text.charAt(at), out);
        } else {
            for (byte b : text.substring(at, end).getBytes(StandardCharsets.UTF_8)) {
                appendEscape(b & 0xff, out);
            }
        }
        return end - 1;
    }

    private static void appendByte(int value, StringBuilder out) {
        if (isUnreserved((char) value)) {
            out.append((char) value);
        } else {
            appendEscape(value, out);
        }
    }

    private static void appendEscape(int value, StringBuilder out) {
        out.append('%').append(HEX[value >> 4]).append(HEX[value & 15]);
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
