package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.triggers.ReceivedMails.Mail;
import jakarta.ws.rs.InternalServerErrorException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** A function that words Keycloak's mails, in Keycloak's own flows as they come and on the way that mails really take. */
@WithStandIns
final class CustomMessageIT {

    private static final String TRIGGER = "CustomMessage";
    private static final List<String> ACTIONS = List.of("UPDATE_PASSWORD");

    private final KeycloakServer server;
    private MailRealm realm;

    CustomMessageIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = MailRealm.on(server);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private ObjectNode event(int number) {
        return realm.functions().events().get(number);
    }

    private String source(int number) {
        return event(number).path("triggerSource").asText();
    }

    @Test
    void withoutAFunctionMailsAreKeycloaks() {
        realm.user("alice").executeActionsEmail(ACTIONS);
        Mail actions = realm.mailbox().next();
        assertThat(actions.subject()).isEqualTo("Update Your Account");
        assertThat(actions.text()).contains("Update Password").contains("/login-actions/action-token?key=");

        realm.change("alice", alice -> alice.setEmailVerified(false));
        realm.user("alice").sendVerifyEmail();
        assertThat(realm.mailbox().next().subject()).isEqualTo("Verify email");
    }

    @Test
    @RequiresBrowser
    void itWordsTheMailOfSomebodyWhoSignsUp() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.words("Welcome to the game", "<h1>Hello</h1><p>Please {##confirm your address##}.</p>");
        Page page = realm.login();

        realm.signUp(page, "bob");

        Mail mail = realm.mailbox().next();
        assertThat(mail.to()).isEqualTo("bob@example.org");
        assertThat(mail.subject()).isEqualTo("Welcome to the game");
        assertThat(mail.html()).startsWith("<h1>Hello</h1><p>Please <a href=\"http").endsWith(">confirm your address</a>.</p>");
        assertThat(mail.text()).isEqualTo("Hello\n\nPlease confirm your address (" + mail.link() + ").");
        assertThat(source(0)).isEqualTo("CustomMessage_SignUp");
        assertThat(event(0).path("userName").asText()).isEqualTo("bob");
        assertThat(event(0).at("/request/userAttributes/email").asText()).isEqualTo("bob@example.org");
        assertThat(event(0).at("/request/userAttributes/email_verified").asText()).isEqualTo("false");
        assertThat(event(0).at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event(0).toString()).doesNotContain("action-token").doesNotContain(FunctionRealm.PASSWORD);

        page.navigate(mail.link());
        page.locator("#password-new").waitFor();
        assertThat(realm.user("bob").toRepresentation().isEmailVerified()).isTrue();
    }

    @Test
    @RequiresBrowser
    void theSecondMailOfASignUpIsResent() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.wordsEach("{##Here##}");
        Page page = realm.login();
        realm.signUp(page, "bob");
        assertThat(realm.mailbox().next().subject()).isEqualTo("CustomMessage_SignUp");

        realm.resend(page, () -> realm.mailbox().unread() > 0);

        Mail second = realm.mailbox().next();
        assertThat(second.subject()).isEqualTo("CustomMessage_ResendCode");
        assertThat(second.to()).isEqualTo("bob@example.org");
        page.navigate(second.link());
        page.locator("#password-new").waitFor();
        assertThat(realm.user("bob").toRepresentation().isEmailVerified()).isTrue();
    }

    @Test
    @RequiresBrowser
    void itWordsTheMailOfSomebodyWhoForgotThePassword() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.words("Your password", "Open {####} to get a new one");
        realm.forgetPassword(realm.login(), "alice");

        Mail mail = realm.mailbox().next();

        assertThat(mail.subject()).isEqualTo("Your password");
        assertThat(source(0)).isEqualTo("CustomMessage_ForgotPassword");
        String link = mail.text().replaceAll("^Open (\\S+) to get a new one$", "$1");
        Page page = realm.open(URI.create(link));
        page.locator("a, #kc-passwd-update-form").first().waitFor();
        if (page.locator("#password-new").count() == 0) {
            page.locator("#kc-info-message a").click();
        }
        realm.setPassword(page, "another password");
        assertThat(realm.functions().ask(realm.functions().passwordGrant("alice", "another password")).statusCode()).isEqualTo(200);
    }

    @Test
    @RequiresBrowser
    void itWordsTheMailThatConfirmsANewAddress() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.words("Your new address", "{##It is mine##}");
        Page page = realm.login("UPDATE_EMAIL");
        realm.signIn(page, "alice", FunctionRealm.PASSWORD);
        realm.changeAddress(page, "new@example.org");

        Mail mail = realm.mailbox().next();

        assertThat(mail.to()).isEqualTo("new@example.org");
        assertThat(mail.subject()).isEqualTo("Your new address");
        assertThat(source(0)).isEqualTo("CustomMessage_UpdateUserAttribute");
        assertThat(event(0).at("/request/userAttributes/email").asText()).isEqualTo("new@example.org");
        assertThat(event(0).at("/request/userAttributes/email_verified").asText()).isEqualTo("false");
        page.navigate(mail.link());
        page.waitForLoadState();
        assertThat(realm.user("alice").toRepresentation().getEmail()).isEqualTo("new@example.org");
    }

    @Test
    @RequiresBrowser
    void itWordsTheMailOfSomebodyWhoSignsInWithAnAddressThatIsNotVerified() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.wordsEach("Is it yours? {##Yes##}");
        realm.change("alice", alice -> alice.setEmailVerified(false));
        Page page = realm.login();

        realm.signIn(page, "alice", FunctionRealm.PASSWORD);

        Mail mail = realm.mailbox().next();
        assertThat(mail.subject()).isEqualTo("CustomMessage_VerifyUserAttribute");
        assertThat(mail.text()).startsWith("Is it yours? Yes (http");
        realm.arrivesBy(page, mail.link());
        assertThat(realm.user("alice").toRepresentation().isEmailVerified()).isTrue();
    }

    @Test
    void itWordsWhatAdministratorsSend() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.words("You are invited", "<p>{username}, {##begin here##}</p>");

        realm.user("alice").executeActionsEmail(ACTIONS);
        Mail actions = realm.mailbox().next();
        assertThat(actions.subject()).isEqualTo("You are invited");
        assertThat(actions.html()).startsWith("<p>alice, <a href=");
        realm.change("alice", alice -> alice.setEmailVerified(false));
        realm.user("alice").sendVerifyEmail();
        assertThat(realm.mailbox().next().subject()).isEqualTo("You are invited");

        assertThat(List.of(source(0), source(1))).containsOnly("CustomMessage_AdminCreateUser");
        assertThat(event(0).at("/callerContext/clientId").asText()).isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        assertThat(event(0).at("/request/usernameParameter").asText()).isEqualTo("{username}");
    }

    @Test
    void whatItDoesNotWordStaysKeycloaks() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.user("alice").executeActionsEmail(ACTIONS);
        assertThat(realm.mailbox().next().subject()).isEqualTo("Update Your Account");

        realm.words("Only the subject", null);
        realm.user("alice").executeActionsEmail(ACTIONS);
        Mail mail = realm.mailbox().next();
        assertThat(mail.subject()).isEqualTo("Only the subject");
        assertThat(mail.text()).contains("Update Password").contains("/login-actions/action-token?key=");

        realm.words(null, "Only the {##body##}");
        realm.user("alice").executeActionsEmail(ACTIONS);
        mail = realm.mailbox().next();
        assertThat(mail.subject()).isEqualTo("Update Your Account");
        assertThat(mail.text()).startsWith("Only the body (http");
    }

    /** Its HTML is a whole mail, as in Cognito. */
    @Test
    void aThemesLayoutIsAroundKeycloaksWordsOnly() {
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setEmailTheme("keypool");
        realm.realm().resource().update(settings);
        realm.functions().assign(TRIGGER, Map.of());

        realm.words("You are invited", "<p>{##Begin here##}</p>");
        realm.user("alice").executeActionsEmail(ACTIONS);
        assertThat(realm.mailbox().next().html()).startsWith("<p><a href=\"http").endsWith(">Begin here</a></p>");

        realm.words("Only the subject", null);
        realm.user("alice").executeActionsEmail(ACTIONS);
        Mail mail = realm.mailbox().next();
        assertThat(mail.subject()).isEqualTo("Only the subject");
        assertThat(mail.html()).containsOnlyOnce("</html>").contains("class=\"kp-button\"");
    }

    @Test
    void whereItFailsNoMailIsSentAndTheAdministratorIsTold() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.functions().throwsError("alice@example.org is a secret");
        assertStopped("CustomMessage failed with error.");

        realm.functions().isDown();
        assertStopped("CustomMessage invocation failed.");

        realm.words("No code", "in here");
        assertStopped("Unrecognizable lambda output from CustomMessage.");
        assertThat(realm.mailbox().unread()).isZero();
    }

    private void assertStopped(String why) {
        assertThatExceptionOfType(InternalServerErrorException.class).isThrownBy(() -> realm.user("alice").executeActionsEmail(ACTIONS))
                .satisfies(e -> assertThat(e.getResponse().readEntity(String.class)).contains("Failed to send execute actions email: " + why)
                        .doesNotContain("secret"));
    }

    @Test
    @RequiresBrowser
    void whereItFailsPeopleSeeKeycloaksWords() {
        realm.functions().assign(TRIGGER, Map.of());
        realm.functions().throwsError("a secret");
        realm.change("alice", alice -> alice.setEmailVerified(false));
        Page page = realm.login();

        realm.signIn(page, "alice", FunctionRealm.PASSWORD);

        page.locator("text=Failed to send email, please try again later.").first().waitFor();
        assertThat(page.locator("body").textContent()).doesNotContain("a secret").doesNotContain("CustomMessage");
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    void whereTheFlowGoesOnKeycloaksMailIsSent() {
        realm.functions().assign(TRIGGER, Map.of("onFailure", "continue"));
        realm.functions().isDown();

        realm.user("alice").executeActionsEmail(ACTIONS);

        assertThat(realm.mailbox().next().subject()).isEqualTo("Update Your Account");
    }

    @Test
    void anAppClientsFunctionIsNotAskedForWhatAdministratorsSend() {
        realm.functions().assign(TRIGGER, Map.of("appClient", "app"));

        realm.user("alice").executeActionsEmail(ACTIONS);

        assertThat(realm.mailbox().next().subject()).isEqualTo("Update Your Account");
        assertThat(realm.functions().events()).isEmpty();
    }
}
