package dev.keypool.hostedui.settings;

import java.util.Locale;

/** A color with its opacity, all from 0 to 255. */
public record Color(int red, int green, int blue, int alpha) {

    public static final int OPAQUE = 255;
    private static final int HEX_DIGITS = 8;

    /** @param text 8 hexadecimal digits, as Cognito writes colors; @return null where it is none */
    static Color parse(String text) {
        if (text.length() != HEX_DIGITS || !text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            return null;
        }
        long value = Long.parseLong(text, 16);
        return new Color((int) (value >> 24), (int) (value >> 16 & 0xFF), (int) (value >> 8 & 0xFF), (int) (value & 0xFF));
    }

    /** As style sheets write it. */
    public String css() {
        return alpha == OPAQUE ? String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue) : "#" + hex();
    }

    /** As settings write it. */
    public String hex() {
        return String.format(Locale.ROOT, "%02x%02x%02x%02x", red, green, blue, alpha);
    }
}
