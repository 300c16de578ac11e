package dev.keypool.hostedui.branding;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.settings.Layout;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.hostedui.settings.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pictures that the settings ask for and that no page shows: they are not there, or the bar is not in which they would be. */
final class UnseenPictures {

    private static final Map<String, AssetCategory> ASKED = new TreeMap<>(Map.of(
            "components.pageBackground.image.enabled", AssetCategory.PAGE_BACKGROUND,
            "components.form.backgroundImage.enabled", AssetCategory.FORM_BACKGROUND,
            "components.pageHeader.backgroundImage.enabled", AssetCategory.PAGE_HEADER_BACKGROUND,
            "components.pageFooter.backgroundImage.enabled", AssetCategory.PAGE_FOOTER_BACKGROUND,
            "components.form.logo.enabled", AssetCategory.FORM_LOGO,
            "components.pageHeader.logo.enabled", AssetCategory.PAGE_HEADER_LOGO,
            "components.pageFooter.logo.enabled", AssetCategory.PAGE_FOOTER_LOGO));
    private static final Set<AssetCategory> LOGOS = EnumSet.of(AssetCategory.FORM_LOGO, AssetCategory.PAGE_HEADER_LOGO, AssetCategory.PAGE_FOOTER_LOGO);
    private static final String NOTHING = "This shows nothing as long as ";

    private UnseenPictures() {
    }

    static List<Refusal> notes(Settings settings, List<AssetReference> assets) {
        ColorScheme scheme = settings.layout().colorScheme();
        List<Refusal> notes = new ArrayList<>();
        for (String path : settings.enabled(ASKED.keySet())) {
            AssetCategory category = ASKED.get(path);
            List<AssetReference> there = assets.stream().filter(asset -> asset.category() == category).toList();
            if (there.stream().noneMatch(asset -> isShown(asset, scheme))) {
                notes.add(new Refusal("$." + path, NOTHING + "there is no picture " + category + (there.isEmpty() ? "." : " for " + scheme + " pages.")));
            } else if (!isOnPages(path, settings.layout())) {
                notes.add(new Refusal("$." + path, NOTHING + "categories.global." + path.split("\\.")[1] + ".enabled is not true."));
            }
        }
        return notes;
    }

    private static boolean isOnPages(String path, Layout layout) {
        return path.startsWith("components.pageHeader.") ? layout.header().enabled() : !path.startsWith("components.pageFooter.") || layout.footer().enabled();
    }

    /** A logo for light pages is shown on dark ones too, a background is not. */
    private static boolean isShown(AssetReference asset, ColorScheme scheme) {
        return LOGOS.contains(asset.category()) || scheme == ColorScheme.DYNAMIC || asset.colorMode() == ColorMode.DYNAMIC || asset.colorMode().name().equals(scheme.name());
    }
}
