package dev.keypool.hostedui.pages;

/** The picture of a browser's tab. */
public final class Favicon {

    private final String href;
    private final String type;

    Favicon(String href, String type) {
        this.href = href;
        this.type = type;
    }

    public String getHref() {
        return href;
    }

    public String getType() {
        return type;
    }
}
