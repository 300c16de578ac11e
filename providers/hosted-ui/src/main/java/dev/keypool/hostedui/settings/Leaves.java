package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The settings one by one: what each is on a page, or why it is nothing there. */
final class Leaves {

    /** Paths that {@link Layout} reads, and the fact it makes of each. */
    static final Map<String, String> LAYOUT = new LinkedHashMap<>();
    static final Map<String, String> IGNORED = new LinkedHashMap<>();

    static {
        LAYOUT.put("categories.auth.authMethodOrder", "providersFirst");
        LAYOUT.put("categories.auth.federation.order", "providerOrder");
        LAYOUT.put("categories.form.displayGraphics", "graphics");
        LAYOUT.put("categories.form.location.horizontal", "formHorizontal");
        LAYOUT.put("categories.form.location.vertical", "formVertical");
        LAYOUT.put("categories.global.colorSchemeMode", "colorScheme");
        LAYOUT.put("categories.global.pageFooter.enabled", "footer.enabled");
        LAYOUT.put("categories.global.pageHeader.enabled", "header.enabled");
        LAYOUT.put("categories.global.spacingDensity", "density");
        LAYOUT.put("componentClasses.idpButtons.icons.enabled", "providerIcons");
        LAYOUT.put("components.favicon.enabledTypes", "favicons");
        LAYOUT.put("components.form.backgroundImage.enabled", "formBackground");
        LAYOUT.put("components.form.logo.enabled", "formLogo.enabled");
        LAYOUT.put("components.form.logo.formInclusion", "formLogo.inside");
        LAYOUT.put("components.form.logo.location", "formLogo.location");
        LAYOUT.put("components.form.logo.position", "formLogo.onTop");
        LAYOUT.put("components.pageBackground.image.enabled", "pageBackground");
        for (String bar : new String[] {"Header", "Footer"}) {
            String fact = bar.toLowerCase(Locale.ROOT);
            LAYOUT.put("components.page" + bar + ".backgroundImage.enabled", fact + ".background");
            LAYOUT.put("components.page" + bar + ".logo.enabled", fact + ".logo");
            LAYOUT.put("components.page" + bar + ".logo.location", fact + ".logoLocation");
        }
        IGNORED.put("categories.auth.federation.interfaceStyle", "providers are a list of buttons; where an address decides, Keycloak's organizations find the provider");
        IGNORED.put("categories.form.instructions.enabled", "instructions are texts of the branding");
        IGNORED.put("categories.form.languageSelector.enabled", "Keycloak shows its own where the realm has several languages");
        IGNORED.put("categories.form.sessionTimerDisplay", "Keycloak's pages say themselves when they have expired");
        IGNORED.put("categories.signUp.acceptanceElements", "Keycloak has terms as a required action");
        IGNORED.put("components.idpButton.custom", "its form is not published; a provider's icon is the asset IDP_BUTTON_ICON");
        for (String mode : new String[] {"lightMode", "darkMode"}) {
            IGNORED.put("componentClasses.dropDown." + mode + ".match.itemBackgroundColor", "nobody types into the pages' list of languages");
            IGNORED.put("componentClasses.dropDown." + mode + ".match.itemTextColor", "nobody types into the pages' list of languages");
            IGNORED.put("componentClasses.statusIndicator." + mode + ".pending.indicatorColor", "nothing is pending on the pages");
        }
        IGNORED.put("components.phoneNumberSelector.displayType", "Keycloak's profile has no selector of countries");
    }

    private Leaves() {
    }

    /** Each leaf with its path, without {@code $.}; empty objects and lists are leaves. */
    static void walk(JsonNode tree, BiConsumer<String, JsonNode> leaf) {
        walk(tree, "", leaf);
    }

    private static void walk(JsonNode node, String path, BiConsumer<String, JsonNode> leaf) {
        if (!node.isObject() || node.isEmpty()) {
            leaf.accept(path, node);
            return;
        }
        node.properties().forEach(member -> walk(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), leaf));
    }

    /** The custom property of a color or a radius: {@code --kp-primary-button-hover-background}; null where the path is neither. */
    static String variable(String path) {
        if (IGNORED.containsKey(path) || !path.endsWith("Color") && !path.endsWith(".color") && !path.endsWith(".borderRadius")) {
            return null;
        }
        StringBuilder name = new StringBuilder("--kp");
        String[] steps = path.split("\\.");
        for (int i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "lightMode", "darkMode", "defaults", "color" -> { }
                default -> name.append('-').append(kebab(steps[i].endsWith("Color") ? steps[i].substring(0, steps[i].length() - 5) : steps[i]));
            }
        }
        return name.toString();
    }

    private static String kebab(String camel) {
        StringBuilder kebab = new StringBuilder();
        camel.chars().forEach(c -> kebab.append(c >= 'A' && c <= 'Z' ? "-" : "").append((char) Character.toLowerCase(c)));
        return kebab.toString();
    }
}
