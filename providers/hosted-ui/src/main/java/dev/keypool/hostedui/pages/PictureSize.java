package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.branding.AssetReference;

/** How large a page shows a picture: its room is kept until it comes, and nothing moves when it does. */
public final class PictureSize {

    private final int width;
    private final int height;

    private PictureSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    static PictureSize of(AssetReference picture, int highest) {
        if (picture.width() < 1 || picture.height() < 1) {
            return null;
        }
        double scale = Math.min(1, (double) highest / picture.height());
        return new PictureSize(scaled(picture.width(), scale), scaled(picture.height(), scale));
    }

    private static int scaled(int side, double scale) {
        return (int) Math.max(1, Math.round(side * scale));
    }

    public int getWidth() {
        return width;
    }

    public int getHeight() {
        return height;
    }
}
