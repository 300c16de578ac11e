package dev.keypool.hostedui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.pages.Look;
import dev.keypool.hostedui.pages.PageBranding;
import dev.keypool.hostedui.pages.Surroundings;
import freemarker.template.Template;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/** Pages of the preview as HTML, with sample data and a draft that says a text of its own. */
public final class RenderedPages {

    private final DefaultFreeMarkerProvider freeMarker = new DefaultFreeMarkerProvider(new ConcurrentHashMap<String, Template>(), new KeycloakSanitizerMethod());

    /** Keycloak's own looks for the JAX-RS of a server. */
    public static final class Urls extends SampleUrls {

        Urls(ThemeChain theme) {
            super(SampleRealms.plain(), theme, URI.create("/"));
        }

        @Override
        public String getResourcesPath() {
            return "/resources";
        }

        @Override
        public String getResourcesCommonPath() {
            return "/common";
        }
    }

    String shown(ThemeChain theme, String page, String state) throws IOException {
        List<String> failures = new ArrayList<>();
        String html = shown(theme, PreviewPages.byId().get(page), state, "en", failures);
        assertThat(failures).isEmpty();
        return html;
    }

    String shown(ThemeChain theme, PreviewPage page, String state, String language, List<String> failures) throws IOException {
        try {
            return freeMarker.processTemplate(PageModel.of(stage(theme, language, null, false), page, page.in(state)), page.template(), theme);
        } catch (FreeMarkerException e) {
            failures.add(page.id() + " " + state + ": " + e.getCause().getMessage().lines().limit(4).toList());
            return null;
        }
    }

    String html(ThemeChain theme, String page, Stage stage) throws IOException {
        PreviewPage found = PreviewPages.byId().get(page);
        try {
            return freeMarker.processTemplate(PageModel.of(stage, found, found.in(PreviewPage.PLAIN)), found.template(), theme);
        } catch (FreeMarkerException e) {
            throw new IOException(e);
        }
    }

    static Stage stage(ThemeChain theme, String language, String direction, boolean dark) {
        return new Stage(SampleRealms.plain(), theme, new Urls(theme), language, List.of("ar", "de", "en"), direction, dark,
                Map.of("loginAccountTitle", "Come in, friend"), branding(theme, language), Map.of("clientId", "app", "name", "App", "baseUrl", Sample.NOWHERE, "attributes", Map.of()), List.of(),
                (form, emailAlone) -> profile(emailAlone ? List.of("email") : List.of("username", "email", "firstName", "lastName")));
    }

    /** Null where the theme asks for none. */
    private static PageBranding branding(ThemeChain theme, String language) {
        Look look = Look.of(theme.getProperties().getProperty("keypoolLook"));
        return look == null ? null : PageBranding.of(Branding.empty(), new Surroundings("/files/", language, look, true));
    }

    private static Map<String, Object> profile(List<String> names) {
        return Map.of("html5DataAnnotations", Map.of(), "attributes", names.stream().map(RenderedPages::attribute).toList());
    }

    /** In place of Keycloak's own bean, which reads the realm's profile from a session. */
    private static Map<String, Object> attribute(String name) {
        Map<String, Object> attribute = new HashMap<>();
        attribute.put("name", name);
        attribute.put("displayName", "${" + name + "}");
        attribute.put("required", true);
        attribute.put("readOnly", false);
        attribute.put("multivalued", false);
        attribute.put("annotations", Map.of());
        attribute.put("validators", Map.of());
        attribute.put("html5DataAnnotations", Map.of());
        attribute.put("values", List.of());
        return attribute;
    }
}
