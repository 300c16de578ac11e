package dev.keypool.hostedui.pages;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The names of all messages that a branding's texts can be. */
public final class MessageKeys {

    private static final String THEME = "keypool";

    private MessageKeys() {
    }

    /** Those of our themes in English, in which each message is, and the realm's own. Empty where our themes are not there. */
    public static Set<String> of(KeycloakSession session, RealmModel realm) {
        Set<String> keys = new HashSet<>();
        try {
            for (Theme.Type type : List.of(Theme.Type.LOGIN, Theme.Type.EMAIL)) {
                if (!session.theme().nameSet(type).contains(THEME)) {
                    return Set.of();
                }
                keys.addAll(session.theme().getTheme(THEME, type).getMessages(Locale.ENGLISH).stringPropertyNames());
            }
        } catch (IOException e) {
            return Set.of();
        }
        realm.getRealmLocalizationTexts().values().forEach(texts -> keys.addAll(texts.keySet()));
        return keys;
    }
}
