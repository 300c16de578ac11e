package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.branding.Sheets;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.settings.Layout;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean.IdentityProvider;

/** What the templates of our login themes know of the branding: {@code branding} in their data. */
public final class PageBranding {

    private static final List<AssetCategory> GRAPHICS = List.of(AssetCategory.EMAIL_GRAPHIC, AssetCategory.SMS_GRAPHIC, AssetCategory.AUTH_APP_GRAPHIC,
            AssetCategory.PASSWORD_GRAPHIC, AssetCategory.PASSKEY_GRAPHIC);

    private static final Branding NOTHING = Branding.empty();

    private final Branding branding;
    private final Sheets sheets;
    private final ColorScheme scheme;
    private final Surroundings where;
    private final Layout layout;
    private final Pictures pictures;

    private PageBranding(Branding branding, Sheets sheets, ColorScheme scheme, Surroundings where) {
        this.branding = branding;
        this.sheets = sheets;
        this.where = where;
        this.scheme = where.darkModeAllowed() ? where.look() == Look.MANAGED ? scheme : classic(sheets) : ColorScheme.LIGHT;
        // Settings are of managed login: what is classic has their default.
        this.layout = where.look() == Look.MANAGED ? branding.layout() : NOTHING.layout();
        this.pictures = new Pictures(branding.assets(), where.filesUrl());
    }

    /** Style sheets that were written for Cognito's pages know light ones only. */
    private static ColorScheme classic(Sheets sheets) {
        return sheets.classic() == null ? ColorScheme.DYNAMIC : ColorScheme.LIGHT;
    }

    public static PageBranding of(Branding branding, Surroundings where) {
        return of(Publication.of(branding), where);
    }

    static PageBranding of(Publication published, Surroundings where) {
        return new PageBranding(published.branding(), published.sheets(), published.branding().layout().colorScheme(), where);
    }

    /** Where nothing is published. Who brands nothing gets what the system prefers, other than with Cognito's LIGHT. */
    public static PageBranding standard(Surroundings where) {
        return new PageBranding(NOTHING, Sheets.NONE, ColorScheme.DYNAMIC, where);
    }

    /** Addresses, in the order of their links. */
    public List<String> getSheets() {
        String managed = scheme == ColorScheme.LIGHT ? sheets.light() : sheets.managed();
        return Stream.ofNullable(where.look() == Look.MANAGED ? managed : sheets.classic()).map(name -> where.filesUrl() + name).toList();
    }

    public String getScheme() {
        return word(scheme);
    }

    public String getDensity() {
        return word(layout.density());
    }

    public String getFormHorizontal() {
        return word(layout.formHorizontal());
    }

    public String getFormVertical() {
        return word(layout.formVertical());
    }

    /** Null where there is none. */
    public FormLogo getFormLogo() {
        Picture image = layout.formLogo().enabled() ? pictures.of(AssetCategory.FORM_LOGO) : null;
        return image == null ? null : new FormLogo(image, layout.formLogo());
    }

    /** Null where it is disabled. */
    public Bar getHeader() {
        return bar(layout.header(), AssetCategory.PAGE_HEADER_LOGO);
    }

    /** Null where it is disabled. */
    public Bar getFooter() {
        return bar(layout.footer(), AssetCategory.PAGE_FOOTER_LOGO);
    }

    private Bar bar(Layout.Bar bar, AssetCategory logo) {
        return bar.enabled() ? new Bar(bar.logo() ? pictures.of(logo) : null, word(bar.logoLocation())) : null;
    }

    /** Null where there is none. */
    public Picture getClassicLogo() {
        return pictures.one(branding.classicLogo());
    }

    /** By the category's name, such as {@code email-graphic}. */
    public Map<String, Picture> getGraphics() {
        Map<String, Picture> graphics = new LinkedHashMap<>();
        if (layout.graphics()) {
            for (AssetCategory category : GRAPHICS) {
                Picture picture = pictures.of(category);
                if (picture != null) {
                    graphics.put(word(category), picture);
                }
            }
        }
        return graphics;
    }

    /** Never in the classic look, where a text of Cognito's stands between. */
    public boolean isProvidersFirst() {
        return where.look() == Look.MANAGED && layout.providersFirst();
    }

    public boolean isProviderIcons() {
        return layout.providerIcons();
    }

    /** Null where there is none. */
    public Picture icon(String alias) {
        return pictures.icon(alias);
    }

    /** Keycloak's identity providers in the branding's order; the rest follows in its own. */
    public List<IdentityProvider> ordered(List<IdentityProvider> providers) {
        List<String> order = layout.providerOrder();
        return providers.stream().sorted(Comparator.comparingInt(provider -> order.contains(provider.getAlias()) ? order.indexOf(provider.getAlias()) : order.size()))
                .toList();
    }

    /** None: the theme's own stands. */
    public List<Favicon> getFavicons() {
        return pictures.favicons(layout.favicons());
    }

    /** Null where there is none; Cognito shows both links or neither. */
    public String getTerms() {
        return link("terms-of-use");
    }

    /** Null where there is none. */
    public String getPrivacy() {
        return link("privacy-policy");
    }

    private String link(String name) {
        boolean both = Stream.of("terms-of-use", "privacy-policy").map(one -> branding.link(one, where.language())).allMatch(Objects::nonNull);
        return both ? branding.link(name, where.language()) : null;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
