package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.triggers.ReceivedMails;
import dev.keypool.it.triggers.SignInPages;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Codes by SMS and by mail as second factors, in a copy of Keycloak's flow for browsers. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodeFactorIT {

    private final KeycloakServer server;
    private final ReceivedMails mails = new ReceivedMails();
    private PhoneRealm realm;

    CodeFactorIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        realm.secondFactors("keypool-sms-code", "keypool-email-code");
        mails.of(server, realm.realm());
        realm.settings(settings -> {
            settings.setBruteForceProtected(true);
            settings.setFailureFactor(8);
            settings.setQuickLoginCheckMilliSeconds(0L);
        });
        for (Map.Entry<String, String> value : Map.of("keypool-sms-code", "sms", "keypool-email-code", "email_otp").entrySet()) {
            AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
            config.setAlias(value.getValue());
            config.setConfig(Map.of("default.reference.value", value.getValue(), "default.reference.maxAge", "3600"));
            realm.flows().newExecutionConfig(realm.execution("own", value.getKey()).getId(), config).close();
        }
        ProtocolMapperRepresentation amr = new ProtocolMapperRepresentation();
        amr.setName("amr");
        amr.setProtocol("openid-connect");
        amr.setProtocolMapper("oidc-amr-mapper");
        amr.setConfig(Map.of("id.token.claim", "true", "access.token.claim", "true"));
        String app = realm.resource().clients().findByClientId("app").get(0).getId();
        realm.resource().clients().get(app).getProtocolMappers().createMapper(amr).close();
    }

    @AfterAll
    void close() {
        try {
            mails.close();
        } finally {
            realm.close();
        }
    }

    private UserResource byMail(String username) {
        return realm.person(username, user -> { });
    }

    private static String another(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private SignInPages.Page signIn(SignInPages pages, CodeFlow flow, String username) {
        return pages.signIn(pages.open(flow.authorizationUri()), username, PhoneRealm.PASSWORD);
    }

    @Test
    void theCodeBySmsIsTheSecondFactor() throws IOException {
        realm.person("ann", "+14155551001");
        SignInPages pages = realm.pages();
        CodeFlow flow = realm.flow();

        SignInPages.Page page = signIn(pages, flow, "ann");

        assertThat(page.text()).contains("Confirm that it is you").contains("We have sent a code by SMS to +*******1001.");
        SmsInbox.Sms sms = realm.inbox().last();
        assertThat(sms).isEqualTo(new SmsInbox.Sms("+14155551001", "Your sign-in code is " + sms.code()));
        SignInPages.Page end = pages.submit(page, Map.of("code", sms.code()));

        JsonNode claims = Tokens.claims(flow.redeem(end.uri().toString()).idToken());
        assertThat(claims.path("preferred_username").asText()).isEqualTo("ann");
        assertThat(claims.path("amr")).extracting(JsonNode::asText).containsExactly("sms");
        assertThat(server.log()).doesNotContain(sms.code()).doesNotContain("4155551001");
        for (EventRepresentation event : realm.resource().getEvents()) {
            assertThat(String.valueOf(event.getDetails())).doesNotContain(sms.code()).doesNotContain("4155551001");
        }
    }

    @Test
    void whoeverHasNoVerifiedNumberGetsTheCodeByMail() throws InterruptedException {
        String ben = byMail("ben").toRepresentation().getId();
        SignInPages pages = realm.pages();
        CodeFlow flow = realm.flow();

        SignInPages.Page page = signIn(pages, flow, "ben");

        assertThat(page.text()).contains("We have sent a code by e-mail to b***@e***.");
        String mail = mails.next().text();
        String code = mail.replaceAll("(?s).*\\b([0-9]{6})\\b.*", "$1");
        page = pages.submit(page, Map.of("code", another(code)));
        assertThat(page.text()).contains("That code is not right.");
        assertThat(failuresOnceThey(ben, failures -> failures == 1)).isEqualTo(1);
        SignInPages.Page end = pages.submit(page, Map.of("code", code));
        assertThat(end.isCallback()).as(() -> mail + end.text()).isTrue();
        assertThat(Tokens.claims(flow.redeem(end.uri().toString()).idToken()).path("amr")).extracting(JsonNode::asText).containsExactly("email_otp");
    }

    @Test
    void whoeverHasNeitherIsAskedForNothing() {
        realm.person("cleo", user -> {
            user.setEmailVerified(false);
            user.setAttributes(Map.of("phoneNumber", List.of("+14155551003")));
        });
        assertThat(realm.signIn(realm.pages(), "cleo").isCallback()).isTrue();
    }

    @Test
    void aCodeIsRightOnce() {
        realm.person("dora", "+14155551004");
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "dora");
        String code = realm.inbox().last().code();
        assertThat(pages.submit(page, Map.of("code", code)).isCallback()).isTrue();

        SignInPages others = realm.pages();
        SignInPages.Page other = realm.signIn(others, "dora");

        if (!code.equals(realm.inbox().last().code())) {
            assertThat(others.submit(other, Map.of("code", code)).text()).contains("That code is not right.");
        }
    }

    @Test
    void theCodeOfAnotherSignInIsWrong() {
        realm.person("emil", "+14155551005");
        realm.signIn(realm.pages(), "emil");
        String code = realm.inbox().last().code();
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "emil");
        if (!code.equals(realm.inbox().last().code())) {
            page = pages.submit(page, Map.of("code", code));
            assertThat(page.text()).contains("That code is not right.");
        }
        assertThat(pages.submit(page, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();
    }

    @Test
    void wrongCodesCountAsFailedSignInsAcrossSignInsUntilTheAccountIsLocked() throws InterruptedException {
        UserResource fay = realm.person("fay", "+14155551006");
        String id = fay.toRepresentation().getId();
        SignInPages.Page page = null;
        SignInPages pages = null;
        for (int i = 0; i < 8; i++) {
            if (i % 4 == 0) {
                pages = realm.pages();
                page = realm.signIn(pages, "fay");
                assertThat(page.asksFor("code")).isTrue();
            }
            page = pages.submit(page, Map.of("code", another(realm.inbox().last().code())));
            int wrong = i + 1;
            assertThat(failuresOnceThey(id, failures -> failures >= wrong)).isEqualTo(wrong);
        }

        page = pages.submit(page, Map.of("code", realm.inbox().last().code()));
        assertThat(page.isCallback()).isFalse();
        int sent = realm.inbox().all().size();
        assertThat(pages.submit(page, Map.of("resend", "true")).isCallback()).isFalse();
        assertThat(realm.inbox().all()).hasSize(sent);
        assertThat(realm.signIn(realm.pages(), "fay").asksFor("code")).isFalse();
    }

    @Test
    void aSignInThatSucceedsForgetsTheWrongCodes() throws InterruptedException {
        String id = realm.person("gus", "+14155551007").toRepresentation().getId();
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "gus");
        String code = realm.inbox().last().code();
        page = pages.submit(page, Map.of("code", another(code)));
        assertThat(failuresOnceThey(id, failures -> failures == 1)).isEqualTo(1);

        assertThat(pages.submit(page, Map.of("code", code)).isCallback()).isTrue();

        assertThat(failuresOnceThey(id, failures -> failures == 0)).isZero();
    }

    /** Keycloak counts in the background. */
    private int failuresOnceThey(String user, IntPredicate are) throws InterruptedException {
        int failures = -1;
        for (int i = 0; i < 100 && !are.test(failures); i++) {
            failures = (Integer) realm.resource().attackDetection().bruteForceUserStatus(user).get("numFailures");
            Thread.sleep(20);
        }
        return failures;
    }

    @Test
    void whoeverSignsInOverAndOverGetsTenInAnHour() {
        realm.person("hal", "+14155551008");
        int before = realm.inbox().all().size();
        for (int i = 0; i < 12; i++) {
            SignInPages.Page page = realm.signIn(realm.pages(), "hal");
            assertThat(page.isCallback()).isFalse();
            assertThat(page.text()).contains(i < 10 ? "We have sent a code" : "Too many codes have been sent.");
        }
        assertThat(realm.inbox().all()).hasSize(before + 10);
    }

    @Test
    void aNumberThatIsNotVerifiedAnyMoreGetsNoCode() {
        UserResource ida = realm.person("ida", "+14155551009");
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "ida");
        String code = realm.inbox().last().code();
        var changed = ida.toRepresentation();
        changed.setAttributes(Map.of("phoneNumber", List.of("+14155551109"), "phoneNumberVerified", List.of("true")));
        ida.update(changed);

        page = pages.submit(page, Map.of("code", code));

        assertThat(page.isCallback()).isFalse();
        assertThat(page.text()).contains("That code is not right.");
    }

    @Test
    @RequiresBrowser
    void inABrowserItTakesATypedCode() {
        realm.person("joe", "+14155551010");
        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.newPage();
            page.route(url -> url.startsWith(PhoneRealm.CALLBACK.toString()),
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("The application")));
            page.navigate(realm.flow().authorizationUri().toString());
            page.locator("#username").fill("joe");
            page.locator("#password").fill(PhoneRealm.PASSWORD);
            page.locator("#kc-login").click();
            page.locator("#code").waitFor();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("code");
            assertThat(page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).count()).isEqualTo(1);

            page.keyboard().type(another(realm.inbox().last().code()));
            page.keyboard().press("Enter");
            page.locator("#input-error-code").waitFor();
            assertThat(page.locator("#code").getAttribute("aria-invalid")).isEqualTo("true");
            assertThat(page.locator("#code").getAttribute("aria-describedby")).contains("input-error-code");
            assertThat(page.locator("#keypool-code-resend").isVisible()).isTrue();
            page.locator("#code").fill(realm.inbox().last().code());
            page.locator("#kc-login").click();

            page.waitForURL(url -> url.startsWith(PhoneRealm.CALLBACK.toString()));
            assertThat(page.url()).contains("code=");
        }
    }

    @Test
    void pagesAreInThePersonsLanguageAndSoIsTheSms() {
        realm.settings(settings -> {
            settings.setInternationalizationEnabled(true);
            settings.setSupportedLocales(Set.of("en", "de"));
            settings.setDefaultLocale("en");
        });
        realm.person("kai", user -> user.setAttributes(
                Map.of("phoneNumber", List.of("+14155551011"), "phoneNumberVerified", List.of("true"), "locale", List.of("de"))));
        SignInPages.Page page = realm.signIn(realm.pages(), "kai");
        assertThat(page.text()).contains("Bestätigen Sie, dass Sie es sind").contains("Wir haben einen Code per SMS an +*******1011 gesendet.");
        assertThat(realm.inbox().last().text()).startsWith("Ihr Anmeldecode lautet ");
    }
}
