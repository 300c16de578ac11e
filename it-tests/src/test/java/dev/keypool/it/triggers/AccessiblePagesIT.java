package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Axe;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;

/** Functions' texts on the hosted pages, in Keycloak's own theme and in ours, for everybody. */
@WithStandIns
@RequiresBrowser
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessiblePagesIT {

    private static final String TEXT = "Not on Sundays";

    private final KeycloakServer server;
    private Chromium chromium;

    AccessiblePagesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private void inTheme(String theme, Consumer<FunctionRealm> work) {
        FunctionRealm realm = FunctionRealm.on(server);
        try {
            RealmRepresentation settings = new RealmRepresentation();
            settings.setRegistrationAllowed(true);
            settings.setLoginTheme(theme);
            realm.realm().resource().update(settings);
            work.accept(realm);
        } finally {
            realm.close();
        }
    }

    private Page signIn(FunctionRealm realm) {
        Page page = chromium.newPage();
        page.navigate(new CodeFlow(server, realm.realm().name(), "app", FunctionRealm.CALLBACK).authorizationUri().toString());
        page.locator("#username").fill("alice");
        page.locator("#password").fill(FunctionRealm.PASSWORD);
        page.locator("#kc-login").click();
        return page;
    }

    private static void assertAccessible(Page page, String... texts) {
        for (String text : texts) {
            page.getByText(text).first().waitFor();
        }
        try {
            assertThat(Axe.violations(page)).as("%s", page.url()).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keypool"})
    void theChallengeAndItsWrongAnswer(String theme) {
        inTheme(theme, realm -> {
            Quiz.assign(realm);
            assertAccessible(signIn(realm), Quiz.QUESTION);

            Page page = signIn(realm);
            page.getByLabel(Quiz.QUESTION).fill(Quiz.WRONG);
            page.getByLabel(Quiz.QUESTION).press("Enter");
            assertAccessible(page, Quiz.QUESTION, "That was not right.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keypool"})
    void aRefusedSignUpAndSignIn(String theme) {
        inTheme(theme, realm -> {
            realm.assign("PreSignUp", Map.of());
            realm.assign("PreAuthentication", Map.of());
            realm.throwsError(TEXT);
            assertAccessible(signIn(realm), TEXT);

            Person bob = new Person(chromium, server, realm).atTheForm().fillsIn("bob");
            bob.sends();
            assertAccessible(bob.page(), TEXT);
        });
    }

    /** After a password that is right, where no form can say it. */
    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keypool"})
    void aRefusalOnTheErrorPage(String theme) {
        inTheme(theme, realm -> {
            realm.assign("PostAuthentication", Map.of());
            realm.throwsError(TEXT);

            Page page = signIn(realm);

            assertThat(page.locator("#kc-error-message").count()).isEqualTo(1);
            assertAccessible(page, TEXT);
        });
    }
}
