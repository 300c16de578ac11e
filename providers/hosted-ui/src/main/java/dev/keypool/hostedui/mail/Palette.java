package dev.keypool.hostedui.mail;

import dev.keypool.hostedui.contrast.Opaque;
import dev.keypool.hostedui.settings.Color;
import dev.keypool.hostedui.settings.Settings;
import java.util.Map;

/** The settings' colors as programs for mail read them: without opacity, as what lies behind makes them look. */
final class Palette {

    private final Map<String, Color> colors;

    private Palette(Map<String, Color> colors) {
        this.colors = colors;
    }

    static Map<String, String> light(Settings settings) {
        return new Palette(settings.light()).over(new Color(255, 255, 255, 255));
    }

    static Map<String, String> dark(Settings settings) {
        // Nearly black, as contrasts are reckoned (Contrasts).
        return new Palette(settings.dark()).over(new Color(18, 18, 18, 255));
    }

    private Map<String, String> over(Color behind) {
        Opaque page = on(Opaque.of(behind), "page-background");
        Opaque form = on(page, "form-background");
        Opaque button = on(form, "primary-button-background");
        return Map.of("page", css(page), "form", css(form), "border", css(on(form, "form-border")), "heading", css(on(form, "page-text-heading")),
                "text", css(on(form, "page-text-body")), "note", css(on(form, "page-text-description")), "link", css(on(form, "link-text")),
                "button", css(button), "buttonText", css(on(button, "primary-button-text")));
    }

    private Opaque on(Opaque behind, String name) {
        return Opaque.over(colors.get("--kp-" + name), behind);
    }

    private static String css(Opaque color) {
        return color.color().css();
    }
}
