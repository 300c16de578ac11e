package dev.keypool.it.hostedui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Axe;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.Keycloak;

/** An administrator looks at a draft in a browser in which nobody is signed in. */
@WithKeycloak
@RequiresBrowser
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreviewPageIT {

    private static final String UNREADABLE = "\"components\":{\"pageText\":{\"lightMode\":{\"headingColor\":\"fefefeff\"}}},";

    private final Keycloak keycloak;
    private final ThrowawayRealm realm;
    private final KeypoolAdmin admin;
    private Chromium chromium;

    PreviewPageIT(KeycloakServer server) {
        keycloak = Admin.of(server);
        realm = ThrowawayRealm.on(server, settings -> settings.setLoginTheme("keypool"));
        admin = KeypoolAdmin.as(keycloak, server, realm.name()).at("keypool-hosted-ui");
    }

    @BeforeAll
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void close() {
        chromium.close();
        realm.close();
        keycloak.close();
    }

    private void says(String title, String settings) {
        String draft = "{\"settings\":{" + settings + "\"categories\":{\"global\":{\"colorSchemeMode\":\"DYNAMIC\"}}},\"texts\":{\"en\":{\"loginAccountTitle\":\"" + title + "\"}}}";
        assertThat(admin.put("default", draft).statusCode()).isEqualTo(200);
    }

    private String newAddress() {
        return KeypoolAdmin.json(admin.post("default/preview", "")).path("url").textValue();
    }

    private Page opened() {
        return opened(new Browser.NewContextOptions());
    }

    private Page opened(Browser.NewContextOptions options) {
        Page page = chromium.newPage(options);
        page.navigate(newAddress());
        assertThat(frame(page).locator("#kc-page-title")).isVisible();
        return page;
    }

    private static FrameLocator frame(Page page) {
        return page.frameLocator("#frame");
    }

    @Test
    void theDraftIsShownAsItChangesAndItsCodeIsGoneFromTheAddress() {
        says("Come in, friend", "");
        Page page = opened();
        assertThat(frame(page).locator("#kc-page-title")).containsText("Come in, friend");
        assertThat(page.url()).doesNotContain("code=");
        assertThat(page.locator("#warning-list")).not().containsText("contrast of the heading");

        says("Come back, friend", UNREADABLE);

        assertThat(frame(page).locator("#kc-page-title")).containsText("Come back, friend");
        assertThat(page.locator("#warning-list")).containsText("contrast of the heading");
        page.reload();
        assertThat(frame(page).locator("#kc-page-title")).containsText("Come back, friend");
        page.context().close();
    }

    @Test
    void pagesStatesAndWidthsAreChosenByKeyboardAndStayAfterAReload() {
        says("Come in, friend", "");
        Page page = opened();
        page.locator("#page").focus();
        page.keyboard().type("Error");
        page.locator("#page").press("Enter");
        assertThat(frame(page).locator("#kc-error-message")).isVisible();

        page.locator("#next").press("Enter");
        assertThat(page.locator("#state")).hasValue("without-a-way-back");
        page.getByLabel("Phone").press(" ");
        assertThat(page.locator("#frame").boundingBox().width).isEqualTo(390);

        page.reload();

        assertThat(page.locator("#state")).hasValue("without-a-way-back");
        assertThat(page.getByLabel("Phone")).isChecked();
        page.context().close();
    }

    @Test
    void onAPhoneThePhonesPageIsShownAndNextStaysUnderTheFinger() {
        says("Come in, friend", "");
        Page page = opened(new Browser.NewContextOptions().setViewportSize(390, 844));
        assertThat(page.getByLabel("Phone")).isChecked();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        BoundingBox before = page.locator("#next").boundingBox();

        page.locator("#next").click();

        assertThat(page.locator("#status")).not().isEmpty();
        BoundingBox after = page.locator("#next").boundingBox();
        assertThat(List.of(after.x, after.y)).isEqualTo(List.of(before.x, before.y));
        page.context().close();
    }

    @Test
    void inTheFrameNothingRunsAndNothingLeadsAway() {
        says("Come in, friend", "");
        Page page = opened();
        page.locator("#state").selectOption("every-option");
        assertThat(frame(page).locator("#rememberMe")).isVisible();

        frame(page).locator("#username").fill("alice");
        frame(page).locator("#kc-login").click();
        frame(page).locator("a:has-text('Register')").click();

        assertThat(frame(page).locator("#kc-page-title")).containsText("Come in, friend");
        assertThat(frame(page).locator("#username")).hasValue("alice");
        assertThat(page.context().cookies()).extracting(cookie -> cookie.name).containsExactly("KEYPOOL_PREVIEW");
        page.context().close();
    }

    @Test
    void anAddressThatWasUsedSaysSo() {
        says("Come in, friend", "");
        String address = newAddress();
        Page first = chromium.newPage();
        first.navigate(address);
        assertThat(frame(first).locator("#kc-page-title")).isVisible();
        Page second = chromium.newPage();

        second.navigate(address);

        assertThat(second.locator("#status")).containsText("This address has been used");
        assertThat(second.locator("#controls")).isHidden();
        first.context().close();
        second.context().close();
    }

    @Test
    void thePageIsForEverybody() throws IOException {
        says("Come in, friend", UNREADABLE);
        // Axe is a script that the preview itself does not let run.
        Page page = opened(new Browser.NewContextOptions().setBypassCSP(true));
        assertThat(page.locator("#warnings")).isVisible();

        assertThat(Axe.violations(page)).isEmpty();
        page.context().close();
    }
}
