package dev.keypool.hostedui.fonts;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Families that systems have, by their kind, so that nothing is loaded: the Modern Font Stacks (modernfontstacks.com, CC0). */
public final class FontStacks {

    public static final String STANDARD = "system-ui";

    private static final Map<String, String> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry(STANDARD, "system-ui,sans-serif"),
            Map.entry("transitional", "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,serif"),
            Map.entry("old-style", "\"Iowan Old Style\",\"Palatino Linotype\",\"URW Palladio L\",P052,serif"),
            Map.entry("humanist", "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",source-sans-pro,sans-serif"),
            Map.entry("geometric-humanist", "Avenir,Montserrat,Corbel,\"URW Gothic\",source-sans-pro,sans-serif"),
            Map.entry("classical-humanist", "Optima,Candara,\"Noto Sans\",source-sans-pro,sans-serif"),
            Map.entry("neo-grotesque", "Inter,Roboto,\"Helvetica Neue\",\"Arial Nova\",\"Nimbus Sans\",Arial,sans-serif"),
            Map.entry("industrial", "Bahnschrift,\"DIN Alternate\",\"Franklin Gothic Medium\",\"Nimbus Sans Narrow\",sans-serif-condensed,sans-serif"),
            Map.entry("rounded-sans", "ui-rounded,\"Hiragino Maru Gothic ProN\",Quicksand,Comfortaa,Manjari,\"Arial Rounded MT\",\"Arial Rounded MT Bold\",Calibri,source-sans-pro,sans-serif"),
            Map.entry("slab-serif", "Rockwell,\"Rockwell Nova\",\"Roboto Slab\",\"DejaVu Serif\",\"Sitka Small\",serif"),
            Map.entry("antique", "Superclarendon,\"Bookman Old Style\",\"URW Bookman\",\"URW Bookman L\",\"Georgia Pro\",Georgia,serif"),
            Map.entry("didone", "Didot,\"Bodoni MT\",\"Noto Serif Display\",\"URW Palladio L\",P052,Sylfaen,serif"),
            Map.entry("monospace-code", "ui-monospace,\"Cascadia Code\",\"Source Code Pro\",Menlo,Consolas,\"DejaVu Sans Mono\",monospace"),
            Map.entry("monospace-slab-serif", "\"Nimbus Mono PS\",\"Courier New\",monospace")));

    private FontStacks() {
    }

    public static Set<String> names() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    /** As the value of {@code font-family}; null where there is none of this name. */
    public static String css(String name) {
        return ALL.get(name);
    }
}
