package dev.keypool.hostedui.preview;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.pages.Look;
import dev.keypool.hostedui.pages.PageBranding;
import dev.keypool.hostedui.pages.Surroundings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean.IdentityProvider;
import org.keycloak.forms.login.freemarker.model.RegisterBean;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The stage as the realm and its app client set it. */
final class StageBuilder {

    private static final String DARK = "dark";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Theme theme;
    private final Draft draft;
    private final String filesUrl;

    StageBuilder(KeycloakSession session, Theme theme, Draft draft, String filesUrl) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.theme = theme;
        this.draft = draft;
        this.filesUrl = filesUrl;
    }

    /** Of the realm, then of its theme, then of the draft; at the end what is none. */
    Set<String> languages() throws IOException {
        Set<String> all = new LinkedHashSet<>(ofRealm());
        all.addAll(Languages.ofTheme(theme.getProperties()));
        all.addAll(draft.languages());
        all.add(Languages.KEYS);
        return all;
    }

    String standardLanguage() {
        return realm.getDefaultLocale() == null || !realm.isInternationalizationEnabled() ? "en" : realm.getDefaultLocale();
    }

    private List<String> ofRealm() {
        return realm.isInternationalizationEnabled() ? realm.getSupportedLocalesStream().sorted().toList() : List.of();
    }

    /** @param language one of {@link #languages}; @param direction as {@link Stage} has it */
    Stage stage(String language, String direction, boolean dark) throws IOException, RefusedException {
        Branding branding = draft.seenIn(dark);
        Look look = Look.of(theme.getProperties().getProperty("keypoolLook"));
        boolean darkAllowed = realm.getAttribute("darkMode", true);
        PageBranding bean = look == null ? null : PageBranding.of(branding, new Surroundings(filesUrl, language, look, darkAllowed));
        URI base = session.getContext().getUri().getBaseUri();
        List<String> choices = ofRealm().isEmpty() ? List.of(language) : ofRealm();
        return new Stage(realm, theme, new SampleUrls(realm, theme, base), language, choices, direction, bean == null ? dark : bean.getScheme().equals(DARK),
                branding.texts(language), bean, client(session.getContext().getClient()), providers(base), this::profile);
    }

    private static Map<String, Object> client(ClientModel client) {
        Map<String, Object> shown = new HashMap<>(Map.of("clientId", "example-app", "name", "Example app", "description", "", "baseUrl", Sample.NOWHERE,
                "attributes", Map.of("policyUri", Sample.NOWHERE, "tosUri", Sample.NOWHERE)));
        if (client != null) {
            shown.put("clientId", client.getClientId());
            shown.put("name", client.getName() == null ? "" : client.getName());
        }
        return shown;
    }

    private List<IdentityProvider> providers(URI base) {
        return new IdentityProviderBean(session, realm, base, null).getProviders().stream().map(provider -> new IdentityProvider(provider.getAlias(), provider.getDisplayName(),
                provider.getProviderId(), Sample.NOWHERE, provider.getGuiOrder(), provider.getIconClasses(), provider.getThemeConfig())).toList();
    }

    /** Keycloak's own bean of the realm's profile: of registration, as it needs no user. */
    private Object profile(MultivaluedMap<String, String> form, boolean emailAlone) {
        RegisterBean profile = new RegisterBean(form, session);
        return !emailAlone ? profile : Map.of("html5DataAnnotations", profile.getHtml5DataAnnotations(),
                "attributes", profile.getAttributes().stream().filter(attribute -> attribute.getName().equals("email")).toList());
    }
}
