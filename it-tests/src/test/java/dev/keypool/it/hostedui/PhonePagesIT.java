package dev.keypool.it.hostedui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import dev.keypool.it.userpools.PhoneRealm;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own pages about numbers and codes, in both looks. */
@WithStandIns
@RequiresBrowser
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PhonePagesIT {

    private static final String NUMBER = "+14155550123";

    private final KeycloakServer server;
    private final PhoneRealm realm;
    private final Chromium chromium = Chromium.launch();

    PhonePagesIT(KeycloakServer server) {
        this.server = server;
        realm = PhoneRealm.on(server);
    }

    @AfterAll
    void close() {
        chromium.close();
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keypool", "keypool-classic"})
    void aNumberIsGivenAndConfirmedByACode(String theme) {
        realm.settings(settings -> settings.setLoginTheme(theme));
        realm.person("caller-of-" + theme, person -> person.setRequiredActions(List.of(PhoneRealm.UPDATE)));
        PageCheck check = new PageCheck(theme);
        Guest guest = new Guest(server, realm.realm(), check, chromium.newPage(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE)));

        guest.at("app").signsIn("caller-of-" + theme, PhoneRealm.PASSWORD).sees("#phoneNumber", "phone");
        guest.types("phoneNumber", "12").clicks("#kc-login").sees("#input-error-phoneNumber", "phone-wrong");
        guest.types("phoneNumber", NUMBER).clicks("#kc-login").sees("#keypool-code-form", "phone-code");
        String code = realm.inbox().last().code();
        guest.types("code", code.equals("000000") ? "000001" : "000000").clicks("#kc-login").sees("#input-error-code", "phone-code-wrong");
        guest.types("code", code).clicks("#kc-login");

        guest.page().waitForURL(url -> url.startsWith(HostedRealm.CALLBACK + "?"));
        check.requireNothingWrong();
    }
}
