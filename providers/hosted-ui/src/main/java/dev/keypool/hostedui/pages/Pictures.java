package dev.keypool.hostedui.pages;

import static dev.keypool.hostedui.images.ColorMode.DARK;
import static dev.keypool.hostedui.images.ColorMode.DYNAMIC;
import static dev.keypool.hostedui.images.ColorMode.LIGHT;

import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A branding's pictures by what they are for; null where there is none. */
record Pictures(List<AssetReference> assets, String filesUrl) {

    Picture of(AssetCategory category) {
        return picture(asset -> asset.category() == category);
    }

    Picture icon(String alias) {
        return picture(asset -> asset.category() == AssetCategory.IDP_BUTTON_ICON && Objects.equals(asset.resourceId(), alias));
    }

    /** One for light and dark pages. */
    Picture one(AssetReference asset) {
        return asset == null ? null : new Picture(filesUrl, asset, asset);
    }

    /** Browsers take what comes later, if they can. */
    List<Favicon> favicons(List<String> types) {
        return Stream.of(AssetCategory.FAVICON_ICO, AssetCategory.FAVICON_SVG).filter(category -> types.contains(category.name().substring("FAVICON_".length())))
                .map(category -> first(asset -> asset.category() == category, DYNAMIC, LIGHT, DARK)).filter(Objects::nonNull)
                .map(asset -> new Favicon(url(asset), asset.type().contentType())).toList();
    }

    /** A logo that is there for light pages only is better than none on dark ones. */
    private Picture picture(Predicate<AssetReference> wanted) {
        AssetReference light = first(wanted, LIGHT, DYNAMIC, DARK);
        return light == null ? null : new Picture(filesUrl, light, first(wanted, DARK, DYNAMIC, LIGHT));
    }

    private AssetReference first(Predicate<AssetReference> wanted, ColorMode... modes) {
        return Stream.of(modes).flatMap(mode -> assets.stream().filter(asset -> asset.colorMode() == mode)).filter(wanted).findFirst().orElse(null);
    }

    private String url(AssetReference asset) {
        return filesUrl + asset.file();
    }
}
