package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.hostedui.settings.Settings;
import java.util.Map;

/** A logo for who has none: the realm's name as a picture, in the color of headings. */
final class Wordmark {

    private static final String COLOR = "--kp-page-text-heading";
    private static final int MAX_LENGTH = 40;
    private static final Map<Integer, String> ESCAPED = Map.of((int) '<', "&lt;", (int) '>', "&gt;", (int) '&', "&amp;", (int) '"', "&quot;");

    private Wordmark() {
    }

    static String svg(String name, Settings settings) {
        StringBuilder text = new StringBuilder();
        // Nothing that XML forbids, and nothing that cannot be seen.
        name.codePoints().filter(c -> Character.isValidCodePoint(c) && !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && c < 0xFFFE)
                .limit(MAX_LENGTH).forEach(c -> text.append(ESCAPED.getOrDefault(c, Character.toString(c))));
        int length = Math.min(MAX_LENGTH, (int) name.codePoints().count());
        ColorScheme scheme = settings.layout().colorScheme();
        String dark = scheme == ColorScheme.DYNAMIC
                ? "@media(prefers-color-scheme:dark){text{fill:" + settings.dark().get(COLOR).css() + "}}" : "";
        String color = (scheme == ColorScheme.DARK ? settings.dark() : settings.light()).get(COLOR).css();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + (length * 14 + 8) + " 40\" width=\"" + (length * 14 + 8) + "\" height=\"40\"><style>text{fill:"
                + color + "}" + dark + "</style><text x=\"4\" y=\"28\" font-family=\"system-ui,sans-serif\" font-size=\"22\" font-weight=\"600\">" + text + "</text></svg>";
    }
}
