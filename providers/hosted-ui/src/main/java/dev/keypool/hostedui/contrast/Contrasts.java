package dev.keypool.hostedui.contrast;

import dev.keypool.hostedui.settings.Color;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.hostedui.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contrasts of WCAG 2.2 AA in a branding, before it is saved. */
public final class Contrasts {

    private static final String PREFIX = "--kp-";

    private Contrasts() {
    }

    /** Of the color schemes that the settings use. Pictures that lie behind are not looked at. */
    public static List<ContrastWarning> check(Settings settings) {
        ColorScheme scheme = settings.layout().colorScheme();
        List<ContrastWarning> warnings = new ArrayList<>();
        if (scheme != ColorScheme.DARK) {
            check(settings.light(), false, warnings);
        }
        if (scheme != ColorScheme.LIGHT) {
            check(settings.dark(), true, warnings);
        }
        return warnings;
    }

    private static void check(Map<String, Color> colors, boolean dark, List<ContrastWarning> warnings) {
        Pair.ALL.forEach(pair -> check(colors, pair, dark, warnings));
    }

    private static void check(Map<String, Color> colors, Pair pair, boolean dark, List<ContrastWarning> warnings) {
        // Behind everything is what browsers paint for the color scheme.
        Opaque behind = dark ? new Opaque(0.07, 0.07, 0.07) : new Opaque(1, 1, 1);
        for (int i = pair.behind().size() - 1; i >= 0; i--) {
            behind = Opaque.over(colors.get(PREFIX + pair.behind().get(i)), behind);
        }
        Opaque front = Opaque.over(colors.get(PREFIX + pair.front()), behind);
        double ratio = front.contrast(behind);
        if (ratio >= pair.kind().ratio) {
            return;
        }
        Opaque suggestion = Suggestion.nearest(front, behind, pair.kind().ratio);
        Color nearest = suggestion == null ? null : suggestion.color();
        warnings.add(new ContrastWarning(dark, PREFIX + pair.front(), PREFIX + pair.behind().get(0), ratio, pair.kind().ratio, nearest,
                sentence(pair, dark, front, behind, ratio, nearest)));
    }

    private static String sentence(Pair pair, boolean dark, Opaque front, Opaque behind, double ratio, Color nearest) {
        // Rounded down: 4.499 is not 4.5.
        return String.format(Locale.ROOT, "On %s pages, the contrast of %s (%s on %s) is %.2f, and %s takes %.1f. %s", dark ? "dark" : "light", pair.what(),
                front.color().css(), behind.color().css(), Math.floor(ratio * 100) / 100, pair.kind().words, pair.kind().ratio,
                nearest == null ? "No color has enough; change what is behind." : "The nearest color that would do is " + nearest.hex() + ".");
    }
}
