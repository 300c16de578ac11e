package dev.keypool.messages;

import java.io.IOException;
import java.util.Map;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/** Keycloak's templates of mails, with a layout around the plain text where the theme has one: Keycloak has one around the HTML only. */
final class MailTemplates implements FreeMarkerProvider {

    private static final String TEXTS = "text/";
    private static final String LAYOUT = TEXTS + "keypool-layout.ftl";

    private final FreeMarkerProvider keycloaks;

    MailTemplates(FreeMarkerProvider keycloaks) {
        this.keycloaks = keycloaks;
    }

    /** Keycloak keeps templates by the theme's name, and with them the theme that they were first read from: never that of one mail. */
    @Override
    @SuppressWarnings("unchecked") // FreeMarkerEmailTemplateProvider.processTemplate hands over the attributes
    public String processTemplate(Object data, String name, Theme worded) throws FreeMarkerException {
        Theme theme = WordedTheme.unworded(worded);
        String made = keycloaks.processTemplate(data, name, theme);
        if (!name.startsWith(TEXTS) || !has(theme, LAYOUT)) {
            return made;
        }
        Map<String, Object> attributes = (Map<String, Object>) data;
        attributes.put("text", made);
        try {
            return keycloaks.processTemplate(attributes, LAYOUT, theme);
        } finally {
            attributes.remove("text");
        }
    }

    private static boolean has(Theme theme, String template) throws FreeMarkerException {
        try {
            return theme.getTemplate(template) != null;
        } catch (IOException e) {
            throw new FreeMarkerException("Failed to find template " + template, e);
        }
    }

    @Override
    public void close() {
        // Keycloak's session closes its own.
    }
}
