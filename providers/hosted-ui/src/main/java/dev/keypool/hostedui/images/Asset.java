package dev.keypool.hostedui.images;

/** @param resourceId of an identity provider's icon, its alias; else null or a name that the administrator gave */
public record Asset(AssetCategory category, ColorMode colorMode, String resourceId, Picture picture) {
}
