package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The pages without JavaScript, wherever Keycloak's own work without it. */
@PagesOfEachLook
final class WithoutScriptIT extends HostedPages {

    WithoutScriptIT(KeycloakServer server) {
        super(server);
    }

    private Guest withoutScript() {
        return realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    @Test
    void somebodySignsUpAndIn() {
        Guest bob = withoutScript().at("app").clicks("#kc-registration a");
        bob.types("username", "bob").types("password", "simple").types("password-confirm", "simple").types("email", "bob@example.org");
        bob.types("firstName", "Bob").types("lastName", "Example").clicks("#kc-register-form [type=submit]").waitsFor("#input-error-password");
        bob.types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD).clicks("#kc-register-form [type=submit]").arrives();

        Guest again = withoutScript().at("app").signsIn("bob", "not his password");
        assertThat(again.text("#input-error-username, #input-error-password")).isEqualTo("Invalid username or password.");
        again.signsIn("bob").arrives();
    }

    @Test
    void aForgottenPassword() {
        realm().person("ida");
        Guest ida = withoutScript().at("app").clicks("a[href*='reset-credentials']").types("username", "ida").clicks("#kc-reset-password-form [type=submit]");
        ida.waitsFor("#kc-form-login").open(URI.create(realm().mailbox().next().link()));
        ida.types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2").clicks("#kc-submit").arrives();
    }

    @Test
    void aCodeOfADevice() {
        realm().person("jan", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone", "Tablet")));
        Guest jan = withoutScript().at("app").signsIn("jan").types("otp", OneTimeCodes.wrong()).clicks("#kc-login").waitsFor("#input-error-otp");
        jan.page().getByLabel("Tablet").check();
        jan.types("otp", OneTimeCodes.of("Tablet")).clicks("#kc-login").arrives();
    }
}
