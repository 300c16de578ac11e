package dev.keypool.hostedui.settings;

import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.math.BigDecimal;
import java.util.Map;

/** Settings as custom properties of the page: all there is in them are names of ours, colors and pixels. */
final class PropertySheet {

    private PropertySheet() {
    }

    static String write(Settings settings, ColorScheme scheme) {
        StringBuilder sheet = new StringBuilder(":root{color-scheme:").append(switch (scheme) {
            case LIGHT -> "light";
            case DARK -> "dark";
            case DYNAMIC -> "light dark";
        });
        settings.radii().forEach((name, pixels) -> sheet.append(';').append(name).append(':').append(number(pixels)).append("px"));
        colors(sheet.append(';'), scheme == ColorScheme.DARK ? settings.dark() : settings.light());
        sheet.append("}\n");
        if (scheme == ColorScheme.DYNAMIC) {
            colors(sheet.append("@media (prefers-color-scheme:dark){:root{"), settings.dark());
            sheet.append("}}\n");
        }
        return sheet.toString();
    }

    private static void colors(StringBuilder sheet, Map<String, Color> colors) {
        colors.forEach((name, color) -> sheet.append(name).append(':').append(color.css()).append(';'));
        sheet.setLength(sheet.length() - 1);
    }

    private static String number(double pixels) {
        return BigDecimal.valueOf(Math.round(pixels * 100) / 100.0).stripTrailingZeros().toPlainString();
    }
}
