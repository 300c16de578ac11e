package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Axe;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keycloak's account console in our theme can be read with a branding's accents, on light and on dark pages. */
@WithKeycloak
@RequiresBrowser
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountConsoleIT {

    private static final Path EXAMPLES = Path.of("../providers/hosted-ui/examples");
    /** Below the console's address, with what is there once the page is. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("", "#email");
        PAGES.put("account-security/signing-in", "[data-testid='password/title']");
        PAGES.put("account-security/device-activity", "text=Current session");
        PAGES.put("applications", "text=Account Console");
    }

    private final HostedRealm realm;

    AccountConsoleIT(KeycloakServer server) throws IOException {
        realm = new HostedRealm(server, "keypool", made -> made.setAccountTheme("keypool"));
        realm.person("alice");
        try (Brands brands = new Brands(server, realm.realm())) {
            brands.takeAsDefault(Files.readString(EXAMPLES.resolve("harbour.json")));
        }
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void everythingCanBeRead(ColorScheme scheme) throws IOException {
        Guest alice = realm.guest(new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true)).open("/account/");
        Page page = alice.page();
        realm.check().picture(page, "account-sign-in-" + scheme.name().toLowerCase(Locale.ROOT));
        alice.signsIn("alice").waitsFor("#email");
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> each : PAGES.entrySet()) {
            alice.open("/account/" + each.getKey()).waitsFor(each.getValue());
            page.waitForFunction("() => [...document.querySelectorAll('.pf-v5-c-masthead')].some(each => getComputedStyle(each).backgroundColor == 'rgb(18, 53, 91)')");
            realm.check().picture(page, ("account-" + each.getKey().replaceAll(".*/", "") + "-" + scheme).toLowerCase(Locale.ROOT));
            Axe.violations(page).forEach(violation -> problems.add("/" + each.getKey() + ": " + violation));
        }

        assertThat(problems).isEmpty();
        realm.check().requireNothingWrong();
        alice.leaves();
    }
}
