package dev.keypool.hostedui.mail;

import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import java.util.Optional;

/**
 * The pictures of a mail's header.
 *
 * @param dark the same where there is one only
 */
record Logo(AssetReference light, AssetReference dark) {

    /** The one that is there for mails, else the form's where mails can show it; null where there is none. */
    static Logo of(Branding branding) {
        Logo own = of(branding, AssetCategory.EMAIL_LOGO);
        return own != null || !branding.layout().formLogo().enabled() ? own : of(branding, AssetCategory.FORM_LOGO);
    }

    private static Logo of(Branding branding, AssetCategory category) {
        Optional<AssetReference> dynamic = find(branding, category, ColorMode.DYNAMIC);
        Optional<AssetReference> light = find(branding, category, ColorMode.LIGHT).or(() -> dynamic);
        Optional<AssetReference> dark = find(branding, category, ColorMode.DARK).or(() -> dynamic);
        return light.isEmpty() && dark.isEmpty() ? null : new Logo(light.or(() -> dark).get(), dark.or(() -> light).get());
    }

    private static Optional<AssetReference> find(Branding branding, AssetCategory category, ColorMode mode) {
        return branding.assets().stream().filter(asset -> asset.category() == category && asset.colorMode() == mode && asset.resourceId() == null)
                .filter(asset -> asset.type() == ImageType.PNG || asset.type() == ImageType.JPEG).findFirst();
    }
}
