package dev.keypool.hostedui.css;

import dev.keypool.hostedui.settings.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a color that was taken looks like. */
final class ColorValue {

    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

    private ColorValue() {
    }

    static boolean isColor(String part) {
        return part.startsWith("#") || Colors.isName(part) || part.contains("(") && Colors.isFunction(part.substring(0, part.indexOf('(')));
    }

    /** Null where it is none by itself, or none that a browser takes. */
    static Color read(String value) {
        if (value.startsWith("#")) {
            return HEX.matcher(value).matches() ? hex(value.substring(1)) : null;
        }
        if (value.equals("transparent")) {
            return NOTHING;
        }
        Integer named = NamedColors.of(value.toLowerCase(Locale.ROOT));
        if (named != null) {
            return new Color(named >> 16, named >> 8 & Color.OPAQUE, named & Color.OPAQUE, Color.OPAQUE);
        }
        int open = value.indexOf('(');
        return open > 0 && value.endsWith(")") && isColor(value) ? function(value.substring(0, open), value.substring(open + 1, value.length() - 1)) : null;
    }

    private static Color hex(String digits) {
        boolean shortly = digits.length() < 6;
        int[] parts = new int[] {0, 0, 0, Color.OPAQUE};
        for (int i = 0; i < digits.length() / (shortly ? 1 : 2); i++) {
            parts[i] = shortly ? Character.digit(digits.charAt(i), 16) * 17 : Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return new Color(parts[0], parts[1], parts[2], parts[3]);
    }

    private static Color function(String name, String arguments) {
        String[] parts = Arrays.stream(arguments.split("[ ,/]")).filter(part -> !part.isEmpty()).toArray(String[]::new);
        if (parts.length < 3 || parts.length > 4) {
            return null;
        }
        try {
            return function(name, parts);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Color function(String name, String[] parts) {
        int alpha = parts.length == 4 ? whole(share(parts[3], 1)) : Color.OPAQUE;
        if (name.startsWith("hsl")) {
            return hsl(number(parts[0].replace("deg", "")), share(parts[1], 100), share(parts[2], 100), alpha);
        }
        return new Color(whole(share(parts[0], Color.OPAQUE)), whole(share(parts[1], Color.OPAQUE)), whole(share(parts[2], Color.OPAQUE)), alpha);
    }

    /** CSS Color Level 4, 7.1. */
    private static Color hsl(double hue, double saturation, double lightness, int alpha) {
        double[] rgb = new double[3];
        int[] offsets = {0, 8, 4};
        for (int i = 0; i < rgb.length; i++) {
            double k = ((offsets[i] + hue / 30) % 12 + 12) % 12;
            rgb[i] = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        }
        return new Color(whole(rgb[0]), whole(rgb[1]), whole(rgb[2]), alpha);
    }

    private static double share(String part, double most) {
        double share = part.endsWith("%") ? number(part.substring(0, part.length() - 1)) / 100 : number(part) / most;
        return Math.max(0, Math.min(1, share));
    }

    private static int whole(double share) {
        return (int) Math.round(share * Color.OPAQUE);
    }

    private static double number(String part) {
        return Double.parseDouble(part);
    }
}
