package dev.keypool.hostedui.svg;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large browsers show a picture that nobody gives a size: as it says, or else, where it says its form alone, as large as there is room for. */
public record SvgSize(int width, int height) {

    static final SvgSize UNKNOWN = new SvgSize(0, 0);

    private static final double ROOM = 512;
    private static final int MAX_SIDE = 8192;
    private static final String NUMBER = "(\\d{1,6}(?:[.]\\d{1,6})?)";
    private static final Pattern LENGTH = Pattern.compile("\\s*" + NUMBER + "([a-zA-Z]*)\\s*");
    /** CSS Values and Units, 6.2. */
    private static final Map<String, Double> PIXELS = Map.of("", 1.0, "px", 1.0, "pt", 4 / 3.0, "pc", 16.0, "in", 96.0, "cm", 96 / 2.54, "mm", 96 / 25.4, "q", 96 / 101.6);
    private static final Pattern VIEW_BOX = Pattern.compile("\\s*[-+.\\d]{1,12}[\\s,]+[-+.\\d]{1,12}[\\s,]+" + NUMBER + "[\\s,]+" + NUMBER + "\\s*");

    /** Of the attributes, which may be null. */
    static SvgSize of(String width, String height, String viewBox) {
        double wide = pixels(width);
        double tall = pixels(height);
        if (Double.isNaN(wide) || Double.isNaN(tall)) {
            return UNKNOWN;
        }
        if (wide > 0 && tall > 0) {
            return rounded(wide, tall);
        }
        Matcher box = VIEW_BOX.matcher(viewBox == null ? "" : viewBox);
        double form = box.matches() ? Double.parseDouble(box.group(1)) / Double.parseDouble(box.group(2)) : 0;
        if (wide > 0) {
            return rounded(wide, wide / form);
        }
        return tall > 0 ? rounded(tall * form, tall) : rounded(ROOM * form, ROOM);
    }

    /** NaN of a length that depends on the page's fonts or window; 0 of what is as large as there is room for, and of what is no length. */
    private static double pixels(String length) {
        Matcher matcher = LENGTH.matcher(length == null ? "" : length);
        return matcher.matches() ? Double.parseDouble(matcher.group(1)) * PIXELS.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), Double.NaN) : 0;
    }

    private static SvgSize rounded(double width, double height) {
        boolean known = width >= 1 && width <= MAX_SIDE && height >= 1 && height <= MAX_SIDE;
        return known ? new SvgSize((int) Math.round(width), (int) Math.round(height)) : UNKNOWN;
    }
}
