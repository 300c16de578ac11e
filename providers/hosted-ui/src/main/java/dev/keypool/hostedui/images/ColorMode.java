package dev.keypool.hostedui.images;

/** When an asset is shown: on light pages, on dark ones, or on both. */
public enum ColorMode {
    LIGHT, DARK, DYNAMIC
}
