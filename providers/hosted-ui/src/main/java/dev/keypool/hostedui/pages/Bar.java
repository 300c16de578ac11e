package dev.keypool.hostedui.pages;

/** Header or footer of the page. */
public final class Bar {

    private final Picture logo;
    private final String location;

    Bar(Picture logo, String location) {
        this.logo = logo;
        this.location = location;
    }

    /** Null where there is none. */
    public Picture getLogo() {
        return logo;
    }

    public String getLocation() {
        return location;
    }
}
