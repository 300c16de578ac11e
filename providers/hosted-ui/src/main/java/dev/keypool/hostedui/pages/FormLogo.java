package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.settings.Layout;

/** The logo at the form. */
public final class FormLogo {

    private final Picture image;
    private final Layout.FormLogo layout;

    FormLogo(Picture image, Layout.FormLogo layout) {
        this.image = image;
        this.layout = layout;
    }

    public Picture getImage() {
        return image;
    }

    /** Whether in the form's box. */
    public boolean isInside() {
        return layout.inside();
    }

    public String getLocation() {
        return PageBranding.word(layout.location());
    }

    /** Whether above the form's fields. */
    public boolean isOnTop() {
        return layout.onTop();
    }
}
