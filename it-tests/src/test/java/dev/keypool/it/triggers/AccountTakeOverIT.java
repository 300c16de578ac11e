package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresJavaScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** A function that tells people, instead of Keycloak's listener "email", that somebody did not get into their account. */
@WithKeycloak(options = {"--spi-triggers--default--outbound-allowed-hosts=localhost,host.docker.internal",
    "--spi-events-listener--email--include-events=login_error,update_credential,user_disabled_by_temporary_lockout"})
final class AccountTakeOverIT {

    private static final String TRIGGER = "CustomEmailSender";

    private final KeycloakServer server;
    private MailRealm realm;

    AccountTakeOverIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = MailRealm.on(server);
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setEventsListeners(List.of("jboss-logging", "email"));
        settings.setBruteForceProtected(true);
        settings.setFailureFactor(2);
        settings.setQuickLoginCheckMilliSeconds(0L);
        realm.realm().resource().update(settings);
        realm.change("alice", alice -> alice.setEmailVerified(true));
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private void fails() {
        assertThat(realm.functions().ask(realm.functions().passwordGrant("alice", "a wrong one")).statusCode()).isIn(400, 401);
    }

    /** They come when Keycloak has answered already. */
    private List<ObjectNode> events(int count) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (realm.functions().events().size() < count) {
            assertThat(Instant.now()).as("the function was called in time").isBefore(deadline);
            Thread.onSpinWait();
        }
        return realm.functions().events();
    }

    @Test
    @RequiresJavaScript
    void theFunctionIsToldOfFailedSignInsAndOfTheLockout() throws Exception {
        realm.functions().assign(TRIGGER, Map.of());

        fails();
        ObjectNode event = events(1).get(0);
        fails();

        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_AccountTakeOverNotification");
        assertThat(event.path("userName").asText()).isEqualTo("alice");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event.at("/request/type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(event.at("/request/code").isNull()).as("nothing is secret, and no key is needed").isTrue();
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(event.at("/request/userAttributes/USER_NAME").asText()).isEqualTo("alice");
        assertThat(event.at("/request/userAttributes/IP_ADDRESS").asText()).isNotEmpty();
        assertThat(event.at("/request/userAttributes/ACCOUNT_TAKE_OVER_ACTION").asText()).isEqualTo("BLOCK");
        assertThat(Instant.parse(event.at("/request/userAttributes/LOGIN_TIME").asText())).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(event.at("/request/userAttributes/FEEDBACK_TOKEN").isTextual()).isTrue();
        assertThat(event.toString()).doesNotContain("a wrong one");
        List<ObjectNode> all = events(3);
        assertThat(all).extracting(one -> one.path("triggerSource").asText()).containsOnly("CustomEmailSender_AccountTakeOverNotification");
        assertThat(all).extracting(one -> one.at("/request/userAttributes/EVENT_ID").asText()).doesNotHaveDuplicates().doesNotContain("");
        assertThat(all).extracting(one -> one.at("/callerContext/clientId").asText()).as("Keycloak locks accounts, not an app client")
                .containsExactlyInAnyOrder("app", "app", "CLIENT_ID_NOT_APPLICABLE");
        // AWS's types say null where there is no code, and Powertools' schema knows no event without one.
        EventSchemas.requireValid(all.stream().map(ObjectNode::deepCopy).peek(one -> one.withObject("/request").put("code", "")).toList());
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    void otherEventsStayKeycloaksMails() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.functions().assign("CustomMessage", Map.of());
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(FunctionRealm.PASSWORD);
        password.setTemporary(true);
        realm.user("alice").resetPassword(password);
        PlainBrowser browser = new PlainBrowser(server, realm.functions());

        PlainBrowser.Page end = browser.submit(browser.signIn(browser.flow(), "alice"), Map.of("password-new", "another password",
                "password-confirm", "another password"));

        assertThat(end.isSignedIn()).isTrue();
        assertThat(realm.mailbox().next().subject()).isEqualTo("Update credential");
        assertThat(realm.functions().events()).isEmpty();
    }

    @Test
    void whereTheFunctionFailsKeycloaksMailCanBeSent() {
        realm.functions().assign(TRIGGER, Map.of("onFailure", "continue"));
        realm.functions().isDown();

        fails();

        assertThat(realm.mailbox().next().subject()).isEqualTo("Login error");
    }

    @Test
    void withoutTheTriggerKeycloakSendsIt() {
        realm.functions().assign("CustomMessage", Map.of());

        fails();

        assertThat(realm.mailbox().next().subject()).isEqualTo("Login error");
        assertThat(realm.functions().events()).as("wording it is not Cognito's either").isEmpty();
    }
}
