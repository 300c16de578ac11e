package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.AmplifyFunctions;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserRepresentation;

/** Functions for Cognito, as AWS and others write them, in AWS's own runtime for Node. */
@WithStandIns
@RequiresJavaScript
final class NodeFunctionsIT {

    private final KeycloakServer server;
    private FunctionRealm realm;

    NodeFunctionsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private HttpResponse<String> signIn() {
        return realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
    }

    @Test
    void amplifysOwnForPreTokenGeneration() throws Exception {
        try (NodeFunction function = NodeFunction.start(AmplifyFunctions.file("PreTokenGeneration/alter-claims.js"), Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PreTokenGeneration", Map.of("function", "node"));

            JsonNode id = Tokens.claims(realm.alice().idToken());

            assertThat(id.path("attribute_key1").asText()).isEqualTo("attribute_value1");
            assertThat(id.path("attribute_key2").asText()).isEqualTo("attribute_value2");
        }
    }

    /** The one for sign-ups, which looks at nothing that is not in every event with a person. */
    @Test
    void amplifysOwnThatRefusesMailDomains() throws Exception {
        try (NodeFunction function = NodeFunction.start(AmplifyFunctions.file("PreSignup/email-filter-denylist.js"),
                Map.of("DOMAINDENYLIST", "example.net, example.org"))) {
            function.addTo(realm, server, "node");
            realm.assign("PreAuthentication", Map.of("function", "node"));

            HttpResponse<String> response = signIn();

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(FunctionRealm.json(response.body()).path("error_description").asText())
                    .isEqualTo("PreAuthentication failed with error Invalid email domain: example.org.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-authentication.js", "pre-authentication-with-callback.js"})
    void preAuthentication(String file) throws Exception {
        try (NodeFunction function = NodeFunction.start(file, Map.of("BLOCKED_CLIENT", "app"));
                NodeFunction other = NodeFunction.start(file, Map.of("BLOCKED_CLIENT", "another"))) {
            function.addTo(realm, server, "node");
            other.addTo(realm, server, "other");
            realm.assign("PreAuthentication", Map.of("function", "node"));

            assertThat(FunctionRealm.json(signIn().body()).path("error_description").asText())
                    .isEqualTo("PreAuthentication failed with error Nobody signs in to this application.");

            realm.assign("PreAuthentication", Map.of("function", "other", "appClient", "app"));
            assertThat(signIn().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void preTokenGeneration() throws Exception {
        try (NodeFunction function = NodeFunction.start("pre-token-generation.js", Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PreTokenGeneration", Map.of("function", "node", "lambdaVersion", "V2_0"));

            Tokens tokens = realm.alice();

            JsonNode id = Tokens.claims(tokens.idToken());
            JsonNode access = Tokens.claims(tokens.accessToken());
            assertThat(id.at("/family/members").asInt()).isEqualTo(2);
            assertThat(id.has("preferred_username")).isFalse();
            assertThat(access.path("plan").asText()).isEqualTo("gold");
            assertThat(access.path("scope").asText().split(" ")).contains("openid", "solar/read").doesNotContain("email");
            assertThat(access.path("cognito:groups").toString()).isEqualTo("[\"players\",\"added\"]");
        }
    }

    /** Its three functions are made for Cognito's SRP, and look at how many rounds there were. */
    @Test
    void amplifysOwnForACustomChallenge() throws Exception {
        try (NodeFunction define = NodeFunction.start(AmplifyFunctions.file("DefineAuthChallenge/boilerplate-define-challenge.js"), Map.of());
                NodeFunction create = NodeFunction.start(AmplifyFunctions.file("CreateAuthChallenge/boilerplate-create-challenge.js"),
                        Map.of("CHALLENGEANSWER", "a bottle"));
                NodeFunction verify = NodeFunction.start(AmplifyFunctions.file("VerifyAuthChallengeResponse/boilerplate-verify.js"), Map.of())) {
            challenge(define, create, verify);
            PlainBrowser browser = new PlainBrowser(server, realm);

            assertThat(browser.answer(browser.signIn(browser.flow(), "alice"), "a bottle").isSignedIn()).isTrue();
            PlainBrowser other = new PlainBrowser(server, realm);
            PlainBrowser.Page end = other.answer(other.signIn(other.flow(), "alice"), "a jar");
            assertThat(end.isSignedIn()).isFalse();
            assertThat(end.asksForPassword()).as("only one attempt").isTrue();
            assertThat(FunctionRealm.json(signIn().body()).path("error").asText()).as("no way around it").isEqualTo("invalid_grant");
        }
    }

    @Test
    void customChallenge() throws Exception {
        try (NodeFunction define = NodeFunction.start("define-auth-challenge.js", Map.of());
                NodeFunction create = NodeFunction.start("create-auth-challenge.js", Map.of());
                NodeFunction verify = NodeFunction.start("verify-auth-challenge-response.js", Map.of())) {
            challenge(define, create, verify);
            PlainBrowser browser = new PlainBrowser(server, realm);

            PlainBrowser.Page asked = browser.answer(browser.signIn(browser.flow(), "alice"), "a giraffe");

            assertThat(asked.asks()).isTrue();
            assertThat(asked.body()).contains("What has a neck and no head?");
            assertThat(browser.answer(asked, "a bottle").isSignedIn()).isTrue();
        }
    }

    private void challenge(NodeFunction define, NodeFunction create, NodeFunction verify) {
        define.addTo(realm, server, "define");
        create.addTo(realm, server, "create");
        verify.addTo(realm, server, "verify");
        realm.assign("DefineAuthChallenge", Map.of("function", "define"));
        realm.assign("CreateAuthChallenge", Map.of("function", "create"));
        realm.assign("VerifyAuthChallengeResponse", Map.of("function", "verify"));
    }

    @Test
    void userMigration() throws Exception {
        try (NodeFunction function = NodeFunction.start("user-migration.js", Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("UserMigration", Map.of("function", "node"));

            assertThat(realm.ask(realm.passwordGrant("carol", "a guess")).statusCode()).isEqualTo(400);
            assertThat(realm.ask(realm.passwordGrant("carol", "from another system")).statusCode()).isEqualTo(200);

            UserRepresentation carol = realm.realm().resource().users().searchByUsername("carol", true).get(0);
            assertThat(carol.getEmail()).isEqualTo("carol@example.com");
            assertThat(carol.isEmailVerified()).isTrue();
        }
    }

    @Test
    void postAuthentication() throws Exception {
        try (NodeFunction function = NodeFunction.start("post-authentication.js", Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PostAuthentication", Map.of("function", "node"));
            Map<String, String> audited = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
            audited.put("aws_client_metadata", "{\"audit\":\"down\"}");

            assertThat(FunctionRealm.json(realm.ask(audited).body()).path("error_description").asText())
                    .isEqualTo("PostAuthentication failed with error Nobody signs in that cannot be written down.");
            assertThat(signIn().statusCode()).isEqualTo(200);
        }
    }

    /** Amplify's for sign-ups, and one that spares people the verification. */
    @Test
    void preSignUp() throws Exception {
        try (NodeFunction denies = NodeFunction.start(AmplifyFunctions.file("PreSignup/email-filter-denylist.js"), Map.of("DOMAINDENYLIST", "example.net"));
                NodeFunction spares = NodeFunction.start("pre-sign-up.js", Map.of())) {
            denies.addTo(realm, server, "denies");
            spares.addTo(realm, server, "spares");
            String assigned = realm.assign("PreSignUp", Map.of("function", "denies"));

            assertThat(create("bob", "bob@example.net")).contains("PreSignUp failed with error Invalid email domain: example.net.");
            assertThat(create("carol", "carol@example.com")).isEmpty();

            realm.realm().resource().components().component(assigned).remove();
            realm.assign("PreSignUp", Map.of("function", "spares"));
            assertThat(create("dave", "dave@forbidden.example.com")).contains("Nobody of this company signs up");
            assertThat(create("erin", "erin@colleagues.example.com")).isEmpty();
            assertThat(realm.realm().resource().users().searchByUsername("erin", true).get(0).isEmailVerified())
                    .as("whom an administrator creates is what the administrator says").isFalse();
        }
    }

    /** @return Keycloak's answer, empty where there is somebody new */
    private String create(String username, String email) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(email);
        user.setEnabled(true);
        try (Response response = realm.realm().resource().users().create(user)) {
            return response.getStatus() == 201 ? "" : response.readEntity(String.class);
        }
    }

    /** In a browser, where functions are asked whatever they answer to administrators. */
    @Test
    @RequiresBrowser
    void preSignUpOfPeopleThemselves() throws Exception {
        try (Chromium chromium = Chromium.launch(); MailRealm mails = MailRealm.on(server);
                NodeFunction function = NodeFunction.start("pre-sign-up.js", Map.of())) {
            function.addTo(mails.functions(), server, "node");
            mails.functions().assign("PreSignUp", Map.of("function", "node"));

            Person dave = new Person(chromium, server, mails.functions()).atTheForm().fillsIn("dave").withAddress("dave@forbidden.example.com");
            dave.sends();
            assertThat(dave.reads()).contains("Nobody of this company signs up");
            assertThat(mails.realm().resource().users().searchByUsername("dave", true)).isEmpty();

            Person erin = new Person(chromium, server, mails.functions()).atTheForm().fillsIn("erin").withAddress("erin@colleagues.example.com");
            erin.sends();
            assertThat(erin.isBackAfter(() -> erin.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo("erin");
            assertThat(mails.user("erin").toRepresentation().isEmailVerified()).isTrue();
            assertThat(mails.mailbox().mails()).as("nothing had to be verified").isZero();

            Person frank = new Person(chromium, server, mails.functions()).atTheForm().fillsIn("frank");
            frank.sends();
            assertThat(frank.reads()).contains("verify your email");
            assertThat(mails.mailbox().next().to()).isEqualTo("frank@example.org");
        }
    }

    @Test
    @RequiresBrowser
    void postConfirmation() throws Exception {
        try (Chromium chromium = Chromium.launch(); MailRealm mails = MailRealm.on(server);
                NodeFunction function = NodeFunction.start("post-confirmation.js", Map.of())) {
            function.addTo(mails.functions(), server, "node");
            mails.functions().assign("PostConfirmation", Map.of("function", "node"));
            String username = "bob-" + UUID.randomUUID();
            String welcome = "Welcome " + username + " by PostConfirmation_ConfirmSignUp";
            Person bob = new Person(chromium, server, mails.functions()).atTheForm().fillsIn(username);
            bob.sends();
            String link = mails.mailbox().next().link();
            assertThat(NodeFunction.log()).doesNotContain(welcome);

            bob.page().navigate(link);

            assertThat(NodeFunction.log()).containsOnlyOnce(welcome);
            assertThat(bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo(username);
            Person later = new Person(chromium, server, mails.functions());
            later.forgotThePassword(username);
            later.page().navigate(mails.mailbox().next().link());
            assertThat(later.isBackAfter(() -> later.setsANewPassword("another password"))).isEqualTo(username);
            assertThat(NodeFunction.log()).containsOnlyOnce("Welcome " + username + " by PostConfirmation_ConfirmForgotPassword");
        }
    }

    @Test
    @RequiresBrowser
    void inboundFederation() throws Exception {
        try (Brokering brokering = new Brokering(server); NodeFunction function = NodeFunction.start("inbound-federation.js", Map.of())) {
            function.addTo(brokering.functions(), server, "node");
            brokering.functions().assign("InboundFederation", Map.of("function", "node"));
            brokering.provider().person("gerda");
            UserRepresentation ida = ThrowawayRealm.user("ida", FunctionRealm.PASSWORD);
            ida.setEmail("ida@example.com");
            ida.setFirstName("Augusta");
            brokering.provider().person(ida);

            assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("gerda")).containsEntry("error_description",
                    "InboundFederation failed with error Nobody of another company.").doesNotContainKey("code");
            assertThat(brokering.realm().users().searchByEmail("gerda@example.org", true)).isEmpty();

            Visitor visitor = brokering.visitor(ProviderRealm.OIDC);
            visitor.signsIn("ida", FunctionRealm.PASSWORD);
            // It maps the address alone, so that Keycloak asks for the names.
            assertThat(visitor.page().locator("#email").inputValue()).isEqualTo("ida@example.com");
            assertThat(visitor.page().locator("#firstName").inputValue()).isEmpty();
            visitor.page().locator("#firstName").fill("Ida");
            visitor.page().locator("#lastName").fill("Example");
            assertThat(visitor.comesBackAfter(() -> visitor.page().locator("#kc-idp-review-profile-form [type=submit]").click())).containsKey("code");
            assertThat(brokering.realm().users().searchByEmail("ida@example.com", true)).singleElement()
                    .satisfies(stored -> assertThat(stored.getFirstName()).isEqualTo("Ida"));
        }
    }

    @Test
    void customMessage() throws Exception {
        try (MailRealm mails = MailRealm.on(server); NodeFunction function = NodeFunction.start("custom-message.js", Map.of())) {
            function.addTo(mails.functions(), server, "node");
            mails.functions().assign("CustomMessage", Map.of("function", "node"));

            mails.user("alice").executeActionsEmail(List.of("UPDATE_PASSWORD"));

            ReceivedMails.Mail mail = mails.mailbox().next();
            assertThat(mail.subject()).isEqualTo("An account for you");
            assertThat(mail.text()).startsWith("You are alice, and your first password is http");
        }
    }

    /** Such as a typing error in a function just deployed. */
    @Test
    void oneThatCannotBeLoaded() throws Exception {
        try (NodeFunction function = NodeFunction.start("not-there.js", Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PreAuthentication", Map.of("function", "node"));

            HttpResponse<String> response = signIn();

            assertThat(response.statusCode()).as("no refusal").isEqualTo(503);
            assertThat(FunctionRealm.json(response.body()).path("error_description").asText()).isEqualTo("PreAuthentication invocation failed.");
        }
    }
}
