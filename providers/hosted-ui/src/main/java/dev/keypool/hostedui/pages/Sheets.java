package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.settings.Layout.ColorScheme;

/**
 * The names of a branding's style sheets.
 *
 * @param managed the settings', in the color scheme that they ask for
 * @param light   the settings', for realms without dark pages
 * @param classic null where there is none
 */
public record Sheets(String managed, String light, String classic) {

    public static Sheets of(Branding branding) {
        StoredFile classic = branding.classicSheet();
        return new Sheets(branding.managedSheet().name(), branding.managedSheet(ColorScheme.LIGHT).name(), classic == null ? null : classic.name());
    }
}
