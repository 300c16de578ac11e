package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.serving.PublishedBrandings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.AdvancedMessageFormatterMethod;
import org.keycloak.theme.beans.MessageFormatterMethod;

/**
 * Keycloak's pages with what is published for their app client: its texts in whichever theme, and all of it for templates
 * that ask for it.
 */
final class BrandedPages extends FreeMarkerLoginFormsProvider {

    private static final String LOOK = "keypoolLook";

    BrandedPages(KeycloakSession session) {
        super(session);
    }

    /** Every page and every message comes by here first, with the page's own theme and language. */
    @Override
    protected Properties handleThemeResources(Theme theme, Locale locale) {
        Map<Object, Object> parameters = new HashMap<>(attributes);
        Properties messages = super.handleThemeResources(theme, locale);
        if (realm == null) {
            return messages;
        }
        String language = locale.toLanguageTag();
        Publication published = PublishedBrandings.of(session, realm.getId(), clientId());
        Look look = look(theme);
        if (look != null) {
            Surroundings where = new Surroundings(Files.url(uriInfo.getBaseUri(), realm), language, look, realm.getAttribute("darkMode", true));
            attributes.put("branding", published == null ? PageBranding.standard(where) : PageBranding.of(published, where));
        }
        Map<String, String> texts = published == null ? Map.of() : published.branding().texts(language);
        return texts.isEmpty() ? messages : said(messages, texts, parameters, locale);
    }

    /** As {@link FreeMarkerLoginFormsProvider} does it with the theme's messages alone; those may be shared. */
    private Properties said(Properties messages, Map<String, String> texts, Map<Object, Object> parameters, Locale locale) {
        Properties said = new Properties();
        said.putAll(messages);
        said.putAll(texts);
        parameters.putAll(said);
        attributes.put("msg", new MessageFormatterMethod(locale, parameters));
        attributes.put("advancedMsg", new AdvancedMessageFormatterMethod(locale, said));
        return said;
    }

    /** Null where the page is nobody's. The context's comes and goes while a page is made; a sign-in's own stays. */
    private String clientId() {
        ClientModel shown = authenticationSession == null ? null : authenticationSession.getClient();
        if (shown == null) {
            shown = client == null ? session.getContext().getClient() : client;
        }
        return shown == null ? null : shown.getId();
    }

    private Look look(Theme theme) {
        try {
            return Look.of(theme.getProperties().getProperty(LOOK));
        } catch (IOException e) {
            // Keycloak has told it in the log.
            return null;
        }
    }
}
