package dev.keypool.hostedui.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.ThemeManager;
import org.keycloak.theme.Theme;

final class MessageKeysTest {

    private final RealmModel realm = stub(RealmModel.class, Map.of("getRealmLocalizationTexts", arguments -> Map.of("de", Map.of("ownOfTheRealm", "x"))));

    @Test
    void theyAreThoseOfPagesMailsAndTheRealm() {
        assertThat(MessageKeys.of(session(Set.of("base", "keypool"), arguments -> theme(arguments[1])), realm)).containsExactlyInAnyOrder("keypool LOGIN", "keypool EMAIL", "ownOfTheRealm");
    }

    @Test
    void nobodyKnowsThemWhereOurThemesAreNotThereOrCannotBeRead() {
        assertThat(MessageKeys.of(session(Set.of("base"), arguments -> theme(arguments[1])), realm)).isEmpty();
        assertThat(MessageKeys.of(session(Set.of("keypool"), arguments -> {
            throw new IOException("The theme is away");
        }), realm)).isEmpty();
    }

    private static Theme theme(Object type) {
        Properties messages = new Properties();
        messages.setProperty("keypool " + type, "x");
        return stub(Theme.class, Map.of("getMessages", arguments -> messages));
    }

    private static KeycloakSession session(Set<String> names, Answer theme) {
        ThemeManager themes = stub(ThemeManager.class, Map.of("nameSet", arguments -> names, "getTheme", theme));
        return stub(KeycloakSession.class, Map.of("theme", arguments -> themes));
    }

    private interface Answer {
        Object give(Object[] arguments) throws IOException;
    }

    private static <T> T stub(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answers.get(method.getName()).give(arguments)));
    }
}
