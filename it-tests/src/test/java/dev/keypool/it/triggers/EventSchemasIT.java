package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresJavaScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events of real flows against the schemas that AWS's Powertools have of them. */
@WithStandIns
@RequiresJavaScript
final class EventSchemasIT {

    private final KeycloakServer server;

    EventSchemasIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void whatTriggersSendIsWhatAwsSends() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            realm.assign("PreAuthentication", Map.of());
            realm.assign("PreTokenGeneration", Map.of());
            realm.assign("PreTokenGeneration", Map.of("lambdaVersion", "V3_0", "appClient", "service"));

            String refreshToken = realm.alice().refreshToken();
            Tokens.request(server, realm.realm().name(), Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refreshToken));
            realm.ask(realm.passwordGrant("nobody", "a password"));
            realm.ask(Map.of("grant_type", "client_credentials", "client_id", "service", "client_secret", FunctionRealm.SECRET,
                    "aws_client_metadata", "{\"k\":\"v\"}"));

            assertThat(realm.events()).extracting(event -> event.path("triggerSource").asText() + " " + event.path("version").asText())
                    .contains("PreAuthentication_Authentication 1", "TokenGeneration_Authentication 1", "TokenGeneration_RefreshTokens 1",
                            "TokenGeneration_ClientCredentials 3");
            EventSchemas.requireValid(realm.events());
        }
    }

    @Test
    void theSecondVersionToo() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            realm.assign("PreTokenGeneration", Map.of("lambdaVersion", "V2_0"));

            realm.alice();

            EventSchemas.requireValid(realm.events());
        }
    }

    @Test
    void thoseAroundSignInsToo() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            for (String trigger : List.of("PreSignUp", "PostAuthentication", "UserMigration")) {
                realm.assign(trigger, Map.of());
            }
            realm.alice();
            realm.ask(realm.passwordGrant("nobody", "a password"));
            realm.realm().resource().users().create(ThrowawayRealm.user("bob", FunctionRealm.PASSWORD)).close();

            assertThat(sources(realm)).containsExactlyInAnyOrder("PostAuthentication_Authentication", "UserMigration_Authentication",
                    "PreSignUp_AdminCreateUser");
            EventSchemas.requireValid(realm.events());
        }
    }

    @Test
    void thoseOfCustomChallengesToo() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            Quiz.assign(realm);
            PlainBrowser browser = new PlainBrowser(server, realm);

            assertThat(browser.answer(browser.signIn(browser.flow(), "alice"), Quiz.RIGHT).isSignedIn()).isTrue();

            assertThat(sources(realm)).contains("DefineAuthChallenge_Authentication", "CreateAuthChallenge_Authentication",
                    "VerifyAuthChallengeResponse_Authentication");
            EventSchemas.requireValid(realm.events());
        }
    }

    /** Those around registrations are sent by a browser, and custom e-mail senders' events have a test of their own. */
    @Test
    void thoseOfMailsToo() throws Exception {
        try (MailRealm mails = MailRealm.on(server)) {
            mails.functions().assign("CustomMessage", Map.of());

            mails.user("alice").executeActionsEmail(List.of("UPDATE_PASSWORD"));

            assertThat(sources(mails.functions())).containsExactly("CustomMessage_AdminCreateUser");
            EventSchemas.requireValid(mails.functions().events());
        }
    }

    private static List<String> sources(FunctionRealm realm) {
        return realm.events().stream().map(event -> event.path("triggerSource").asText()).toList();
    }

    @Test
    void somethingElseIsFound() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            realm.assign("PreTokenGeneration", Map.of("lambdaVersion", "V2_0"));
            realm.alice();
            ObjectNode event = realm.events().get(0);
            JsonNode attributes = event.at("/request/userAttributes");

            ((ObjectNode) attributes).put("email_verified", true);

            assertThat(EventSchemas.wrong(List.of(event))).contains("email_verified");
        }
    }
}
