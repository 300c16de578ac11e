package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events of real flows against what AWS publishes of them. Custom senders' are looked at by their own tests, and some more of tokens
 * in {@link TokenSourcesIT}.
 */
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

    @Test
    void thoseOfCustomChallengesWithoutAPasswordToo() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            Quiz.assign(realm);
            OwnFlow.add(realm, "own", "browser", "REQUIRED", "keypool-custom-challenge");
            PlainBrowser browser = new PlainBrowser(server, realm);

            PlainBrowser.Page name = browser.open(new CodeFlow(server, realm.realm().name(), "own", FunctionRealm.CALLBACK));
            assertThat(browser.answer(browser.submit(name, Map.of("username", "alice")), Quiz.RIGHT).isSignedIn()).isTrue();

            assertThat(realm.events().get(0).at("/request/session")).isEmpty();
            EventSchemas.requireValid(realm.events());
        }
    }

    @Test
    @RequiresBrowser
    void thoseOfRegistrationsToo() throws Exception {
        try (MailRealm realm = MailRealm.on(server)) {
            assign(realm, "PreSignUp", "CustomMessage", "PostConfirmation");
            Page page = realm.login();

            realm.signUp(page, "bob");
            realm.mailbox().next();
            realm.resend(page, () -> realm.mailbox().unread() > 0);
            page.navigate(realm.mailbox().next().link());

            assertThat(sources(realm.functions())).containsExactly("PreSignUp_SignUp", "CustomMessage_SignUp", "CustomMessage_ResendCode",
                    "PostConfirmation_ConfirmSignUp");
            EventSchemas.requireValid(realm.functions().events());
        }
    }

    @Test
    @RequiresBrowser
    void thoseOfForgottenPasswordsToo() throws Exception {
        try (MailRealm realm = MailRealm.on(server)) {
            assign(realm, "CustomMessage", "PostConfirmation", "UserMigration");
            Page page = realm.login();

            realm.forgetPassword(page, "alice");
            page.navigate(realm.mailbox().next().link());
            realm.setPassword(page, "another password");
            Page other = realm.login();
            realm.forgetPassword(other, "nobody");
            other.locator("text=You should receive an email shortly").first().waitFor();

            assertThat(sources(realm.functions())).containsExactly("CustomMessage_ForgotPassword", "PostConfirmation_ConfirmForgotPassword",
                    "UserMigration_ForgotPassword");
            EventSchemas.requireValid(realm.functions().events());
        }
    }

    /** That of an address which is a factor of a sign-in is looked at in {@link SmsMessageIT}. */
    @Test
    @RequiresBrowser
    void thoseOfAddressesToo() throws Exception {
        try (MailRealm realm = MailRealm.on(server)) {
            assign(realm, "CustomMessage");

            realm.user("alice").executeActionsEmail(List.of("UPDATE_PASSWORD"));
            realm.mailbox().next();
            Page page = realm.login("UPDATE_EMAIL");
            realm.signIn(page, "alice", FunctionRealm.PASSWORD);
            realm.changeAddress(page, "new@example.org");
            realm.mailbox().next();
            realm.change("alice", alice -> alice.setEmailVerified(false));
            realm.signIn(realm.login(), "alice", FunctionRealm.PASSWORD);
            realm.mailbox().next();

            assertThat(sources(realm.functions())).containsExactly("CustomMessage_AdminCreateUser", "CustomMessage_UpdateUserAttribute",
                    "CustomMessage_VerifyUserAttribute");
            EventSchemas.requireValid(realm.functions().events());
        }
    }

    @ParameterizedTest
    @RequiresBrowser
    @ValueSource(strings = {ProviderRealm.OIDC, ProviderRealm.SAML})
    void thoseOfOtherProvidersToo(String alias) throws Exception {
        try (Brokering brokering = new Brokering(server)) {
            brokering.assignOnly("InboundFederation", "PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication", "PreTokenGeneration");
            brokering.provider().person("ada", "engineers");

            brokering.visitor(alias).getsTokens("ada");
            brokering.visitor(alias).getsTokens("ada");

            assertThat(brokering.sources()).containsExactly("InboundFederation_ExternalProvider", "PreSignUp_ExternalProvider",
                    "PostAuthentication_Authentication", "PostConfirmation_ConfirmSignUp", "TokenGeneration_HostedAuth",
                    "InboundFederation_ExternalProvider", "PreAuthentication_Authentication", "PostAuthentication_Authentication",
                    "TokenGeneration_HostedAuth");
            EventSchemas.requireValid(brokering.functions().events());
        }
    }

    private static void assign(MailRealm realm, String... triggers) {
        for (String trigger : triggers) {
            realm.functions().assign(trigger, Map.of());
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
            event.withObject("/request").put("unknown", "to AWS");

            assertThat(EventSchemas.wrong(List.of(event))).contains("email_verified");
            assertThat(EventClasses.lost(event)).containsExactly("/request/userAttributes/email_verified", "/request/unknown");
            event.put("triggerSource", "TokenGeneration_Nonsense");
            assertThat(EventSchemas.wrong(List.of(event))).contains("has no schema");
        }
    }

    @Test
    void aPasswordThatWasForgottenIsInNoEvent() throws Exception {
        try (FunctionRealm realm = FunctionRealm.on(server)) {
            realm.assign("UserMigration", Map.of());
            realm.ask(realm.passwordGrant("nobody", "a password"));
            ObjectNode event = realm.events().get(0);

            event.put("triggerSource", "UserMigration_ForgotPassword");

            assertThat(EventSchemas.wrong(List.of(event))).contains("password");
        }
    }
}
