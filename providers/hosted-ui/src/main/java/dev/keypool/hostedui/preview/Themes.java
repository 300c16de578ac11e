package dev.keypool.hostedui.preview;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** The server's login themes that pages can have. */
final class Themes {

    private Themes() {
    }

    static List<String> names(KeycloakSession session) throws IOException {
        SortedMap<String, Theme> themes = new TreeMap<>();
        for (String name : session.theme().nameSet(Theme.Type.LOGIN)) {
            Theme theme = session.theme().getTheme(name, Theme.Type.LOGIN);
            if (theme != null && !theme.isAbstract()) {
                themes.put(name, theme);
            }
        }
        return List.copyOf(themes.keySet());
    }

    /** The one that the branding's pages have as the realm is. */
    static Theme standard(KeycloakSession session) throws IOException {
        return session.theme().getTheme(Theme.Type.LOGIN);
    }

    /** Null where there is no such theme. */
    static Theme named(KeycloakSession session, String name) throws IOException {
        if (name == null) {
            return standard(session);
        }
        return names(session).contains(name) ? session.theme().getTheme(name, Theme.Type.LOGIN) : null;
    }
}
