package dev.keypool.hostedui.images;

import static dev.keypool.hostedui.images.ImageType.ICO;
import static dev.keypool.hostedui.images.ImageType.JPEG;
import static dev.keypool.hostedui.images.ImageType.PNG;
import static dev.keypool.hostedui.images.ImageType.SVG;
import static dev.keypool.hostedui.images.ImageType.WEBP;
import static dev.keypool.hostedui.images.ImageType.WOFF2;

import java.util.EnumSet;
import java.util.Set;

/** Where an asset is shown, by Cognito's names. */
public enum AssetCategory {

    FAVICON_ICO(EnumSet.of(ICO)),
    FAVICON_SVG(EnumSet.of(SVG)),
    EMAIL_GRAPHIC(pictures()),
    SMS_GRAPHIC(pictures()),
    AUTH_APP_GRAPHIC(pictures()),
    PASSWORD_GRAPHIC(pictures()),
    PASSKEY_GRAPHIC(pictures()),
    PAGE_HEADER_LOGO(pictures()),
    PAGE_HEADER_BACKGROUND(pictures()),
    PAGE_FOOTER_LOGO(pictures()),
    PAGE_FOOTER_BACKGROUND(pictures()),
    PAGE_BACKGROUND(pictures()),
    FORM_BACKGROUND(pictures()),
    FORM_LOGO(pictures()),
    /** The resource's id is the identity provider. */
    IDP_BUTTON_ICON(EnumSet.of(ICO, SVG)),
    /** Beyond Cognito. Few programs for mail show vector graphics or WebP. */
    EMAIL_LOGO(EnumSet.of(PNG, JPEG)),
    /** Beyond Cognito's names: the picture of SetUICustomization. */
    CLASSIC_LOGO(EnumSet.of(PNG, JPEG)),
    /** Beyond Cognito: regular, or with all weights. */
    FONT_TEXT(EnumSet.of(WOFF2)),
    FONT_TEXT_BOLD(EnumSet.of(WOFF2)),
    FONT_HEADING(EnumSet.of(WOFF2));

    private final Set<ImageType> types;

    AssetCategory(Set<ImageType> types) {
        this.types = types;
    }

    public Set<ImageType> types() {
        return EnumSet.copyOf(types);
    }

    public boolean isFont() {
        return types.contains(WOFF2);
    }

    /** Whether it is one of AWS's AssetCategoryType. */
    public boolean isCognitos() {
        return this != CLASSIC_LOGO && !isFont();
    }

    private static Set<ImageType> pictures() {
        return EnumSet.of(PNG, SVG, JPEG, WEBP);
    }
}
