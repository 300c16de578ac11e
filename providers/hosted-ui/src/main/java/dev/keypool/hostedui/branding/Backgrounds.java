package dev.keypool.hostedui.branding;

import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.settings.Layout;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Background pictures beside the settings' custom properties. They are rules for the theme's classes: an address in a custom
 * property would be beside the sheet that uses it, which is the theme's.
 */
final class Backgrounds {

    private Backgrounds() {
    }

    static String sheet(Layout layout, List<AssetReference> assets, ColorScheme scheme) {
        Map<String, String> first = pictures(layout, assets, scheme == ColorScheme.DARK ? ColorMode.DARK : ColorMode.LIGHT);
        Map<String, String> inDark = scheme == ColorScheme.DYNAMIC ? pictures(layout, assets, ColorMode.DARK) : first;
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(inDark.keySet());
        if (names.isEmpty()) {
            return "";
        }
        StringBuilder sheet = new StringBuilder(rules(names, first)).append('\n');
        if (!inDark.equals(first)) {
            sheet.append("@media (prefers-color-scheme:dark){").append(rules(names, inDark)).append("}\n");
        }
        return sheet.toString();
    }

    /** A picture for light pages is none for dark ones: nobody could read what stands on it. */
    private static Map<String, String> pictures(Layout layout, List<AssetReference> assets, ColorMode mode) {
        Map<AssetCategory, Boolean> shown = Map.of(AssetCategory.PAGE_BACKGROUND, layout.pageBackground(), AssetCategory.FORM_BACKGROUND, layout.formBackground(),
                AssetCategory.PAGE_HEADER_BACKGROUND, layout.header().background(), AssetCategory.PAGE_FOOTER_BACKGROUND, layout.footer().background());
        Map<String, String> pictures = new TreeMap<>();
        for (ColorMode given : List.of(mode, ColorMode.DYNAMIC)) {
            assets.stream().filter(asset -> asset.colorMode() == given && shown.getOrDefault(asset.category(), false))
                    .forEach(asset -> pictures.putIfAbsent(name(asset.category()), "url(" + asset.file() + ")"));
        }
        return pictures;
    }

    /** The element's class in theme {@code keypool}. */
    private static String name(AssetCategory category) {
        return switch (category) {
            case PAGE_BACKGROUND -> ".kp-body";
            case FORM_BACKGROUND -> ".kp-card";
            case PAGE_HEADER_BACKGROUND -> ".kp-page-header";
            case PAGE_FOOTER_BACKGROUND -> ".kp-page-footer";
            default -> throw new IllegalArgumentException(category.name());
        };
    }

    private static String rules(Set<String> names, Map<String, String> pictures) {
        return names.stream().map(name -> name + "{background-image:" + pictures.getOrDefault(name, "none") + "}").collect(Collectors.joining());
    }
}
