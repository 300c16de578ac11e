package dev.keypool.hostedui.pages;

import java.util.Locale;

/** Of Cognito's two kinds of pages, the one that a login theme shows. */
public enum Look {

    MANAGED, CLASSIC;

    /** Null where it is none. */
    public static Look of(String name) {
        for (Look look : values()) {
            if (look.name().toLowerCase(Locale.ROOT).equals(name)) {
                return look;
            }
        }
        return null;
    }
}
