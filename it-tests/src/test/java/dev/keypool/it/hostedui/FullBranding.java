package dev.keypool.it.hostedui;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A branding with something of everything. Each picture has a width of its own, by which it is known on the page. */
final class FullBranding {

    static final int FAVICON = 32;
    static final int PROVIDER_ICON = 33;
    static final int HEADER_LOGO = 101;
    static final int FOOTER_LOGO = 102;
    static final int FORM_LOGO = 103;
    static final int HEADER_BACKGROUND = 201;
    static final int FOOTER_BACKGROUND = 202;
    static final int FORM_BACKGROUND = 203;
    static final int PAGE_BACKGROUND = 204;
    static final int PAGE_BACKGROUND_IN_DARK = 205;
    static final Map<String, Integer> GRAPHICS =
            Map.of("EMAIL_GRAPHIC", 111, "SMS_GRAPHIC", 112, "AUTH_APP_GRAPHIC", 113, "PASSWORD_GRAPHIC", 114, "PASSKEY_GRAPHIC", 115);

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ObjectNode settings = json.putObject("settings");
    private final ArrayNode assets = json.putArray("assets");

    FullBranding(String density, String place, boolean providersFirst, String provider) {
        ObjectNode categories = settings.putObject("categories");
        categories.putObject("global").put("colorSchemeMode", "DYNAMIC").put("spacingDensity", density)
                .set("pageHeader", JsonNodeFactory.instance.objectNode().put("enabled", true));
        categories.withObject("/global/pageFooter").put("enabled", true);
        categories.withObject("/form/location").put("horizontal", place).put("vertical", place);
        ArrayNode methods = categories.withObject("/auth").putArray("authMethodOrder").addArray();
        methods.addObject().put("display", providersFirst ? "BUTTON" : "INPUT").put("type", providersFirst ? "FEDERATED" : "USERNAME_PASSWORD");
        methods.addObject().put("display", providersFirst ? "INPUT" : "BUTTON").put("type", providersFirst ? "USERNAME_PASSWORD" : "FEDERATED");
        categories.withObject("/auth/federation").putArray("order").add(provider);
        places();
        colors();
        pictures(provider);
        words();
    }

    private void places() {
        ObjectNode classes = settings.putObject("componentClasses");
        classes.putObject("buttons").put("borderRadius", 3);
        classes.putObject("input").put("borderRadius", 5);
        classes.withObject("/idpButtons/icons").put("enabled", true);
        ObjectNode components = settings.putObject("components");
        components.putObject("form").put("borderRadius", 7).withObject("/backgroundImage").put("enabled", true);
        components.withObject("/form/logo").put("enabled", true).put("formInclusion", "IN").put("location", "CENTER").put("position", "TOP");
        components.withObject("/pageBackground/image").put("enabled", true);
        components.withObject("/favicon").putArray("enabledTypes").add("ICO").add("SVG");
        Map.of("pageHeader", "CENTER", "pageFooter", "END").forEach((bar, at) -> {
            components.withObject("/" + bar + "/backgroundImage").put("enabled", true);
            components.withObject("/" + bar + "/logo").put("enabled", true).put("location", at);
        });
    }

    private void colors() {
        Map.of("lightMode", "005500ff", "darkMode", "99ff99ff").forEach((mode, color) -> settings.withObject("/components/primaryButton/" + mode + "/defaults")
                .put("backgroundColor", color).put("textColor", mode.equals("darkMode") ? "000000ff" : "ffffffff"));
        settings.withObject("/components/pageBackground/darkMode").put("color", "101010ff");
    }

    private void pictures(String provider) {
        picture("FAVICON_SVG", "DYNAMIC", FAVICON);
        assets.add(HostileBrandings.asset("FAVICON_ICO", "DYNAMIC", HostileFiles.ico(HostileFiles.picture("png"))));
        picture("IDP_BUTTON_ICON", "DYNAMIC", PROVIDER_ICON).put("resourceId", provider);
        picture("PAGE_HEADER_LOGO", "DYNAMIC", HEADER_LOGO);
        picture("PAGE_FOOTER_LOGO", "DYNAMIC", FOOTER_LOGO);
        picture("FORM_LOGO", "DYNAMIC", FORM_LOGO);
        picture("PAGE_HEADER_BACKGROUND", "DYNAMIC", HEADER_BACKGROUND);
        picture("PAGE_FOOTER_BACKGROUND", "DYNAMIC", FOOTER_BACKGROUND);
        picture("FORM_BACKGROUND", "DYNAMIC", FORM_BACKGROUND);
        picture("PAGE_BACKGROUND", "LIGHT", PAGE_BACKGROUND);
        picture("PAGE_BACKGROUND", "DARK", PAGE_BACKGROUND_IN_DARK);
        GRAPHICS.forEach((category, width) -> picture(category, "DYNAMIC", width));
        assets.add(HostileBrandings.asset("FONT_TEXT", "DYNAMIC", HostileFiles.font()));
        ObjectNode fonts = json.putObject("fonts");
        fonts.putObject("text").put("family", "uploaded").put("fallback", "humanist");
        fonts.putObject("headings").put("family", "slab-serif");
    }

    /** Clear as glass: what stands on it stays readable. */
    private ObjectNode picture(String category, String mode, int width) {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"20\"><rect width=\"%1$d\" height=\"20\" fill-opacity=\"0\"/></svg>".formatted(width);
        ObjectNode asset = assets.addObject().put("category", category).put("colorMode", mode);
        return asset.put("bytes", Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private void words() {
        json.withObject("/texts/en").put("loginAccountTitle", "Welcome to the whole of it");
        json.withObject("/texts/de").put("loginAccountTitle", "Willkommen beim Ganzen");
        json.withObject("/links/terms-of-use").put("default", "https://example.org/terms").put("de", "https://example.org/agb");
        json.withObject("/links/privacy-policy").put("default", "https://example.org/privacy");
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
