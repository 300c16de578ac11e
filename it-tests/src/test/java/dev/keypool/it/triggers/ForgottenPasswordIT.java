package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresBrowser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail is no way around functions that may keep people out: Keycloak would sign in whoever has set a new password. */
@WithStandIns
@RequiresBrowser
final class ForgottenPasswordIT {

    private final KeycloakServer server;
    private MailRealm realm;

    ForgottenPasswordIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = MailRealm.on(server);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    /** In one browser, where Keycloak goes on with the sign-in. */
    private void setsANewPassword() {
        Page page = realm.login();
        realm.forgetPassword(page, "alice");
        page.navigate(realm.mailbox().next().link());
        page.locator("#password-new").fill("another password");
        page.locator("#password-confirm").fill("another password");
        page.locator("#kc-passwd-update-form [type=submit]").click();
        page.waitForLoadState();
    }

    private int sessions() {
        return realm.user("alice").getUserSessions().size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreAuthentication", "DefineAuthChallenge"})
    void signsNobodyInWhereAFunctionMayKeepPeopleOut(String trigger) {
        realm.functions().assign(trigger, Map.of());

        setsANewPassword();

        assertThat(sessions()).isZero();
        realm.functions().throwsError("Not today");
        assertThat(realm.functions().ask(realm.functions().passwordGrant("alice", "another password")).body())
                .contains(trigger + " failed with error Not today.");
    }

    @Test
    void signsInAsKeycloakDoesWhereThereIsNone() {
        setsANewPassword();

        assertThat(sessions()).isOne();
    }
}
