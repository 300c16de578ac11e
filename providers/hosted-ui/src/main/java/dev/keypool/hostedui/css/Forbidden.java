package dev.keypool.hostedui.css;

import java.util.HashMap;
import java.util.Map;

/** Why a property that designers know is not taken. */
final class Forbidden {

    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        because("it takes an element out of its place, and what is out of its place can cover the page",
                "top right bottom left inset inset-inline inset-block z-index transform translate scale rotate perspective zoom order "
                        + "grid-area grid-row grid-column offset offset-path margin-trim");
        because("it paints outside of its element or through others", "filter backdrop-filter mix-blend-mode isolation will-change contain");
        because("it loads or cuts with something that is not in this text", "mask mask-image border-image border-image-source clip-path list-style-image");
        because("its frames would have to be defined by an at-rule, and those are not taken; use transition",
                "animation animation-name animation-duration");
        because("it runs code in old browsers", "behavior -moz-binding binding -ms-behavior");
        because("it makes controls that can be seen and not be used", "pointer-events user-select touch-action");
        because("it turns the order in which text is read", "direction unicode-bidi writing-mode text-orientation");
        because("it changes every property at once", "all");
    }

    private Forbidden() {
    }

    static String sentence(String property, String shown) {
        if (property.startsWith("--")) {
            return "Custom properties (" + shown + ") are not taken: what they stand for is only known where they are used.";
        }
        String reason = REASONS.get(property);
        return reason == null
                ? "There is no property " + shown + " for classic style sheets; the README of this package lists those there are."
                : "The property " + shown + " is not taken: " + reason + ".";
    }

    private static void because(String reason, String properties) {
        for (String property : properties.split(" ")) {
            REASONS.put(property, reason);
        }
    }
}
