package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The functions of a sign-in, all of them at once, as somebody with a real browser meets them at Keycloak's own pages. */
@WithStandIns
@RequiresBrowser
final class HostedSignInIT {

    private static final List<String> TRIGGERS = List.of("PreAuthentication", "UserMigration", "PostAuthentication", "PreTokenGeneration");

    private final KeycloakServer server;
    private MailRealm realm;
    private CodeFlow flow;

    HostedSignInIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = MailRealm.on(server);
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setVerifyEmail(false);
        realm.realm().resource().update(settings);
        TRIGGERS.forEach(trigger -> realm.functions().assign(trigger, Map.of()));
        flow = new CodeFlow(server, realm.realm().name(), "app", FunctionRealm.CALLBACK);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    /** From now on the function does this to the events of that source, and to others nothing. */
    private void at(String source, Consumer<ObjectNode> work) {
        realm.functions().answers(event -> {
            if (event.path("triggerSource").asText().equals(source)) {
                work.accept((ObjectNode) event.path("response"));
            }
            return event;
        });
    }

    private static void knows(ObjectNode response) {
        response.putObject("userAttributes").put("email", "bob@example.org").put("email_verified", "true")
                .put("given_name", "Bob").put("family_name", "Old");
        response.put("finalUserStatus", "CONFIRMED");
    }

    private List<String> sources() {
        return realm.functions().events().stream().map(event -> event.path("triggerSource").asText()).toList();
    }

    private Page start() {
        return realm.open(flow.authorizationUri());
    }

    private JsonNode claimsAfter(Page page, Runnable action) {
        Request back = page.waitForRequest(request -> flow.isBack(request.url()), action);
        return Tokens.claims(flow.redeem(back.url()).idToken());
    }

    private int sessions(String username) {
        return realm.user(username).getUserSessions().size();
    }

    @Test
    void whoIsUnknownIsMigratedAskedAboutAndGetsTokens() {
        at("UserMigration_Authentication", HostedSignInIT::knows);
        Page page = start();

        JsonNode claims = claimsAfter(page, () -> realm.signIn(page, "bob", FunctionRealm.PASSWORD));

        assertThat(claims.path("preferred_username").asText()).isEqualTo("bob");
        assertThat(claims.path("email").asText()).isEqualTo("bob@example.org");
        assertThat(sources()).containsExactly("PreAuthentication_Authentication", "UserMigration_Authentication",
                "PostAuthentication_Authentication", "TokenGeneration_HostedAuth");
    }

    @Test
    void theTokensHaveTheClaimsThatTheFunctionAdds() {
        at("TokenGeneration_HostedAuth", response -> response.putObject("claimsOverrideDetails").putObject("claimsToAddOrOverride").put("plan", "gold"));
        Page page = start();

        JsonNode claims = claimsAfter(page, () -> realm.signIn(page, "alice", FunctionRealm.PASSWORD));

        assertThat(claims.path("plan").asText()).isEqualTo("gold");
    }

    @Test
    void whoIsRefusedAfterAPasswordThatIsRightReadsWhy() {
        realm.functions().throwsError("Not on Sundays");
        Page page = start();

        realm.signIn(page, "alice", FunctionRealm.PASSWORD);

        page.getByText("Not on Sundays").waitFor();
        assertThat(sessions("alice")).isZero();
        assertThat(sources()).containsExactly("PreAuthentication_Authentication");
    }

    @Test
    void aPasswordForgottenBeforeTheMoveIsChosenAnew() {
        at("UserMigration_ForgotPassword", HostedSignInIT::knows);
        Page page = start();

        realm.forgetPassword(page, "bob");
        page.getByText("You should receive an email shortly").waitFor();
        page.navigate(realm.mailbox().next().link());
        page.locator("#password-new").fill("another password");
        page.locator("#password-confirm").fill("another password");
        page.locator("#kc-passwd-update-form [type=submit]").click();
        page.getByText("Your account has been updated").first().waitFor();
        // Where a function may keep people out, a new password alone signs nobody in.
        page.navigate(flow.authorizationUri().toString());
        JsonNode claims = claimsAfter(page, () -> realm.signIn(page, "bob", "another password"));

        assertThat(claims.path("preferred_username").asText()).isEqualTo("bob");
        assertThat(sources()).containsExactly("UserMigration_ForgotPassword", "PreAuthentication_Authentication",
                "PostAuthentication_Authentication", "TokenGeneration_HostedAuth");
    }

    @Test
    void aTemporaryPasswordIsChangedOnTheWay() {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(FunctionRealm.PASSWORD);
        password.setTemporary(true);
        realm.user("alice").resetPassword(password);
        Page page = start();

        realm.signIn(page, "alice", FunctionRealm.PASSWORD);
        page.locator("#password-new").fill("another password");
        page.locator("#password-confirm").fill("another password");
        claimsAfter(page, () -> page.locator("#kc-passwd-update-form [type=submit]").click());

        assertThat(sources()).containsExactly("PreAuthentication_Authentication", "PostAuthentication_Authentication",
                "TokenGeneration_NewPasswordChallenge");
    }

    @Test
    void aDeviceIsSignedInByItsOwnersBrowser() {
        ClientRepresentation app = realm.realm().resource().clients().findByClientId("app").get(0);
        app.getAttributes().put("oauth2.device.authorization.grant.enabled", "true");
        realm.realm().resource().clients().get(app.getId()).update(app);
        JsonNode device = FunctionRealm.json(new Http().postForm(
                URI.create(server.realm(realm.realm().name()) + "/protocol/openid-connect/auth/device"),
                Map.of("client_id", "app", "scope", "openid")).body());
        Page page = realm.open(URI.create(device.path("verification_uri").asText()));

        page.locator("#device_user_code").fill(device.path("user_code").asText());
        page.locator("#kc-login").click();
        page.locator("#username").waitFor();
        realm.signIn(page, "alice", FunctionRealm.PASSWORD);
        page.locator("button[name=accept], input[name=accept]").click();
        page.getByText("Device Login Successful").first().waitFor();

        assertThat(realm.functions().ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "client_id", "app",
                "device_code", device.path("device_code").asText())).statusCode()).isEqualTo(200);
        assertThat(sources()).containsExactly("PreAuthentication_Authentication", "PostAuthentication_Authentication",
                "TokenGeneration_AuthenticateDevice");
    }
}
