package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.branding.AssetReference;

/** A picture's addresses and sizes. No record: FreeMarker 2.3.32 reads getters. */
public final class Picture {

    private final String filesUrl;
    private final AssetReference light;
    private final AssetReference dark;

    Picture(String filesUrl, AssetReference light, AssetReference dark) {
        this.filesUrl = filesUrl;
        this.light = light;
        this.dark = dark;
    }

    public String getLight() {
        return filesUrl + light.file();
    }

    public String getDark() {
        return filesUrl + dark.file();
    }

    /** Whether light and dark pages show different ones. */
    public boolean isBoth() {
        return !light.file().equals(dark.file());
    }

    /** Null where nobody knows it. */
    public PictureSize lightSize(int highest) {
        return PictureSize.of(light, highest);
    }

    /** Null where nobody knows it. */
    public PictureSize darkSize(int highest) {
        return PictureSize.of(dark, highest);
    }
}
