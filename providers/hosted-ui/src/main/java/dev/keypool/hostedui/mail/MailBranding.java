package dev.keypool.hostedui.mail;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.util.Locale;
import java.util.Map;

/** What the templates of our e-mail theme know of the branding: {@code branding} in their data. */
public final class MailBranding {

    private final Branding branding;
    private final ColorScheme scheme;
    private final MailLogo logo;

    /** @param logo may be null */
    MailBranding(Branding branding, ColorScheme scheme, MailLogo logo) {
        this.branding = branding;
        this.scheme = scheme;
        this.logo = logo;
    }

    /** {@code light}, {@code dark} or, by what the person prefers, {@code dynamic}. */
    public String getScheme() {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    /** What shows where nothing is known of what the person prefers. */
    public Map<String, String> getColors() {
        return scheme == ColorScheme.DARK ? getDark() : Palette.light(branding.settings());
    }

    public Map<String, String> getDark() {
        return Palette.dark(branding.settings());
    }

    /** In pixels. */
    public int getFormRadius() {
        return radius("--kp-form-border-radius");
    }

    public int getButtonRadius() {
        return radius("--kp-buttons-border-radius");
    }

    private int radius(String name) {
        return (int) Math.round(branding.settings().radii().get(name));
    }

    /** Null where there is none. */
    public MailLogo getLogo() {
        return logo;
    }
}
