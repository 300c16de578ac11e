package dev.keypool.hostedui.images;

/** The types of pictures, by Cognito's names for their extensions, and the one of fonts. */
public enum ImageType {

    ICO("image/vnd.microsoft.icon", "ico"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    SVG("image/svg+xml", "svg"),
    WEBP("image/webp", "webp"),
    /** Beyond Cognito, and no picture. */
    WOFF2("font/woff2", "woff2");

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }
}
