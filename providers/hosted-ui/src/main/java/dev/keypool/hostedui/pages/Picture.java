package dev.keypool.hostedui.pages;

/** A picture's addresses. No record: FreeMarker 2.3.32 reads getters. */
public final class Picture {

    private final String light;
    private final String dark;

    Picture(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    public String getLight() {
        return light;
    }

    public String getDark() {
        return dark;
    }

    /** Whether light and dark pages show different ones. */
    public boolean isBoth() {
        return !light.equals(dark);
    }
}
