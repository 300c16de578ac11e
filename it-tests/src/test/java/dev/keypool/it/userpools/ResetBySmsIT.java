package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.ReceivedMails;
import dev.keypool.it.triggers.SignInPages;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Forgotten passwords: by SMS, or by Keycloak's mail. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResetBySmsIT {

    private static final String NEW_PASSWORD = "another password";

    private final KeycloakServer server;
    private final ReceivedMails mails = new ReceivedMails();
    private PhoneRealm realm;

    ResetBySmsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        mails.of(server, realm.realm());
        realm.flows().copy("reset credentials", Map.of("newName", "recovery")).close();
        realm.flows().addExecution("recovery", Map.of("provider", "keypool-reset-by-sms"));
        realm.requirement("recovery", "keypool-reset-by-sms", "REQUIRED");
        String own = realm.execution("recovery", "keypool-reset-by-sms").getId();
        for (int i = 0; i < 3; i++) {
            realm.flows().raisePriority(own);
        }
        realm.settings(settings -> settings.setResetCredentialsFlow("recovery"));
    }

    @AfterAll
    void close() {
        try {
            mails.close();
        } finally {
            realm.close();
        }
    }

    private SignInPages.Page forget(SignInPages pages, String username) {
        return pages.submit(pages.open(PhoneRealm.link(pages.open(), "reset-credentials")), Map.of("username", username));
    }

    /** With the mail taken out of the flow a click on its button would be enough. */
    @Test
    void withoutTheMailThereIsNoWayAroundTheCode() {
        realm.person("ida", "+14155552009");
        SignInPages pages = realm.pages();
        SignInPages.Page page = forget(pages, "ida");
        realm.requirement("recovery", "reset-credential-email", "DISABLED");
        try {
            page = pages.submit(page, Map.of("byMail", "true"));
            assertThat(page.asksFor("password-new")).isFalse();
            assertThat(page.asksFor("byMail")).isFalse();
            assertThat(page.asksFor("code")).isTrue();
        } finally {
            realm.requirement("recovery", "reset-credential-email", "REQUIRED");
        }
    }

    private static String another(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void theCodeBySmsLeadsToANewPassword() throws InterruptedException, IOException {
        realm.person("ann", "+14155552001");
        int before = realm.inbox().all().size();
        SignInPages pages = realm.pages();

        SignInPages.Page page = forget(pages, "ann");
        assertThat(page.text()).contains("If your account has a confirmed phone number, we have sent a code to it by SMS.");
        SmsInbox.Sms sms = realm.inbox().next(before);
        assertThat(sms).isEqualTo(new SmsInbox.Sms("+14155552001", "Your code to reset your password is " + sms.code()));
        page = pages.submit(page, Map.of("code", sms.code()));
        assertThat(page.asksFor("password-new")).isTrue();
        page = pages.submit(page, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));

        // As with Cognito, whoever has a new password signs in with it.
        assertThat(page.isCallback()).isFalse();
        SignInPages fresh = realm.pages();
        assertThat(fresh.signIn(fresh.open(), "ann", NEW_PASSWORD).isCallback()).isTrue();
        assertThat(server.log()).doesNotContain(sms.code()).doesNotContain("4155552001");
    }

    @Test
    void nobodyLearnsWhoHasANumberOrIsThere() throws InterruptedException {
        realm.person("ben", "+14155552002");
        realm.person("cleo", user -> { });
        realm.person("dora", user -> user.setAttributes(Map.of("phoneNumber", List.of("+14155552004"))));
        int before = realm.inbox().all().size();
        String expected = null;
        for (String name : List.of("ben", "cleo", "dora", "nobody")) {
            SignInPages pages = realm.pages();
            StringBuilder seen = new StringBuilder();
            SignInPages.Page page = forget(pages, name);
            seen.append(same(page, name));
            page = pages.submit(page, Map.of("resend", "true"));
            seen.append(same(page, name));
            for (int i = 0; i < 6; i++) {
                page = pages.submit(page, Map.of("code", name.equals("ben") ? another(realm.inbox().next(before).code()) : "123456"));
                seen.append(page.status()).append(same(page, name));
            }
            seen.append(same(pages.submit(page, Map.of("byMail", "true")), name));
            if (expected == null) {
                expected = seen.toString();
            }
            assertThat(seen.toString()).isEqualTo(expected);
        }
        assertThat(expected).contains("That code is not right.").contains("There were too many wrong codes.").contains("A code was sent a moment ago.");
        assertThat(realm.inbox().all()).hasSize(before + 1);
        while (mails.unread() > 0) {
            mails.next();
        }
    }

    /** But for what is different at each request. */
    private static String same(SignInPages.Page page, String username) {
        return page.html().replace(username, "…").replaceAll("(session_code|execution|tab_id|client_data|auth_hash|code)=[^&\"]*", "$1=…")
                .replaceAll("checkAuthSession\\([^)]*\\)", "").replaceAll("\"?[A-Za-z0-9_-]{40,}\"?", "").replaceAll("\\s+", " ");
    }

    @Test
    void whoeverWantsAMailGetsOneAndItsLinkWorks() {
        realm.person("emil", "+14155552005");
        SignInPages pages = realm.pages();
        SignInPages.Page page = pages.submit(forget(pages, "emil"), Map.of("byMail", "true"));
        assertThat(page.text()).contains("You should receive an email shortly");

        page = pages.open(URI.create(mails.next().link()));
        if (!page.asksFor("password-new")) {
            page = pages.open(PhoneRealm.link(page, "action-token"));
        }

        assertThat(page.asksFor("password-new")).isTrue();
    }

    @Test
    void theCodeOfAnotherPersonIsWrong() throws InterruptedException {
        realm.person("fay", "+14155552006");
        realm.person("gus", "+14155552007");
        int before = realm.inbox().all().size();
        forget(realm.pages(), "fay");
        String hers = realm.inbox().next(before).code();
        SignInPages pages = realm.pages();
        SignInPages.Page page = forget(pages, "gus");
        String his = realm.inbox().next(before + 1).code();
        if (!hers.equals(his)) {
            page = pages.submit(page, Map.of("code", hers));
            assertThat(page.text()).contains("That code is not right.");
        }
        assertThat(pages.submit(page, Map.of("code", his)).asksFor("password-new")).isTrue();
    }

    @Test
    void whoeverAsksForSomebodyOverAndOverBothersThemTenTimesAnHour() throws InterruptedException {
        realm.person("hal", "+14155552008");
        int before = realm.inbox().all().size();
        for (int i = 0; i < 12; i++) {
            assertThat(forget(realm.pages(), "hal").text()).contains("If your account has a confirmed phone number");
        }
        realm.inbox().next(before + 9);
        assertThat(realm.inbox().all()).hasSize(before + 10);
    }
}
