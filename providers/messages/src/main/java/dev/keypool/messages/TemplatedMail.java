package dev.keypool.messages;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.keycloak.email.EmailException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** A mail that is about to be made of the templates of the realm's e-mail theme. */
public final class TemplatedMail {

    private final RealmModel realm;
    private final ClientModel client;
    private final Theme theme;
    private final Locale locale;
    private final Map<String, Object> attributes;
    private Properties messages;

    TemplatedMail(RealmModel realm, ClientModel client, Theme theme, Locale locale, Map<String, Object> attributes) {
        this.realm = realm;
        this.client = client;
        this.theme = theme;
        this.locale = locale;
        this.attributes = attributes;
    }

    public RealmModel realm() {
        return realm;
    }

    /** The app client that somebody signs in to, that the link leads to, or that the event was of; null where none is known. */
    public ClientModel client() {
        return client;
    }

    public Theme theme() {
        return theme;
    }

    /** The person's language. */
    public Locale locale() {
        return locale;
    }

    /** Those of the templates; more may be put there. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** Those of the theme and the realm in the person's language; they may be changed, for this mail alone. */
    public Properties messages() throws EmailException {
        if (messages == null) {
            Properties own = new Properties();
            try {
                own.putAll(theme.getEnhancedMessages(realm, locale));
            } catch (IOException e) {
                throw new EmailException("Failed to read the messages of mails", e);
            }
            messages = own;
        }
        return messages;
    }

    /** The theme itself where nobody looked at the messages. */
    Theme worded() {
        return messages == null ? theme : new WordedTheme(theme, messages);
    }
}
