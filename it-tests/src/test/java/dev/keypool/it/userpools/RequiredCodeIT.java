package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;

/** Flows in which a code by SMS is required. */
@WithStandIns
final class RequiredCodeIT {

    private final KeycloakServer server;
    private PhoneRealm realm;

    RequiredCodeIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private void flow(String... executions) {
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias("strict");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        realm.flows().createFlow(flow).close();
        for (String execution : executions) {
            realm.flows().addExecution("strict", Map.of("provider", execution));
            realm.requirement("strict", execution, "REQUIRED");
        }
        realm.settings(settings -> settings.setBrowserFlow("strict"));
    }

    private void withoutSender() {
        realm.resource().components().query(null, "dev.keypool.messages.sms.SmsSender")
                .forEach(sender -> realm.resource().components().component(sender.getId()).remove());
    }

    @Test
    void whoeverHasNoNumberGivesOne() {
        flow("auth-username-password-form", "keypool-sms-code");
        UserResource ann = realm.person("ann", user -> { });
        SignInPages pages = realm.pages();

        SignInPages.Page page = realm.signIn(pages, "ann");
        assertThat(page.asksFor("phoneNumber")).isTrue();
        page = pages.submit(page, Map.of("phoneNumber", "+1 415 555 5001"));
        assertThat(pages.submit(page, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();

        assertThat(PhoneRealm.attribute(ann, "phoneNumber")).isEqualTo("+14155555001");
        assertThat(PhoneRealm.attribute(ann, "phoneNumberVerified")).isEqualTo("true");
        SignInPages others = realm.pages();
        SignInPages.Page next = realm.signIn(others, "ann");
        assertThat(next.text()).contains("Confirm that it is you");
    }

    @Test
    void whereNoSmsCanBeSentNobodyGetsPast() {
        flow("auth-username-password-form", "keypool-sms-code");
        realm.person("ben", "+14155555002");
        realm.person("cleo", user -> user.setAttributes(Map.of("phoneNumber", List.of("+14155555003"))));
        withoutSender();
        for (String username : List.of("ben", "cleo")) {
            SignInPages.Page page = realm.signIn(realm.pages(), username);
            assertThat(page.isCallback()).isFalse();
            assertThat(page.status()).isLessThan(500);
        }
    }

    @Test
    void aVerifiedNumberThatIsNotServedAnyMoreIsNotEnough() {
        flow("auth-username-password-form", "keypool-sms-code");
        realm.person("dora", "+14155555004");
        realm.attribute("keypool.sms.allowedPrefixes", "+49");

        SignInPages.Page page = realm.signIn(realm.pages(), "dora");

        assertThat(page.asksFor("phoneNumber")).isTrue();
        assertThat(realm.inbox().all()).isEmpty();
    }

    @Test
    void afterTheNameAloneTheCodeSignsIn() {
        flow("auth-username-form", "keypool-sms-code");
        realm.person("emil", "+14155555005");
        SignInPages pages = realm.pages();
        SignInPages.Page page = pages.submit(pages.open(), Map.of("username", "emil"));
        assertThat(page.text()).contains("+*******5005");
        assertThat(pages.submit(page, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();
    }
}
