package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** After a password that is right, functions ask for more: in Keycloak's own flows as they come. */
@WithStandIns
final class CustomChallengeIT {

    private final KeycloakServer server;
    private FunctionRealm realm;
    private PlainBrowser browser;

    CustomChallengeIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        Quiz.assign(realm);
        browser = new PlainBrowser(server, realm);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private List<String> sources() {
        return realm.events().stream().map(event -> event.path("triggerSource").asText().replace("_Authentication", "")).toList();
    }

    @Test
    void whoeverAnswersIsSignedIn() {
        CodeFlow flow = browser.flow();
        PlainBrowser.Page asked = browser.signIn(flow, "alice");
        assertThat(asked.body()).contains(Quiz.QUESTION).contains("hint").contains("&lt;b&gt;more than 41&lt;/b&gt;").doesNotContain(Quiz.SECRET);

        PlainBrowser.Page end = browser.answer(asked, Quiz.RIGHT);

        assertThat(Tokens.claims(flow.redeem(end.uri().toString()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        assertThat(sources()).containsExactly("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse", "DefineAuthChallenge");
        JsonNode first = realm.events().get(0).path("request");
        assertThat(first.path("session")).isEqualTo(FunctionRealm.json("{\"a\":[{\"challengeName\":\"SRP_A\",\"challengeResult\":true},"
                + "{\"challengeName\":\"PASSWORD_VERIFIER\",\"challengeResult\":true}]}").path("a"));
        assertThat(first.path("userNotFound").asBoolean()).isFalse();
        assertThat(first.at("/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(realm.events().get(2).at("/request/privateChallengeParameters/more").asText()).isEqualTo(Quiz.SECRET);
        assertThat(realm.events().get(3).at("/request/session/2")).isEqualTo(FunctionRealm.json(
                "{\"challengeName\":\"CUSTOM_CHALLENGE\",\"challengeResult\":true,\"challengeMetadata\":\"SUM\"}"));
    }

    @Test
    void afterThreeWrongAnswersTheSignInEnds() {
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");
        for (int attempt = 0; attempt < 2; attempt++) {
            asked = browser.answer(asked, Quiz.WRONG);
            assertThat(asked.asks()).isTrue();
            assertThat(asked.body()).contains("That was not right.").contains("aria-invalid=\"true\"");
        }

        PlainBrowser.Page end = browser.answer(asked, Quiz.WRONG);

        assertThat(end.asks()).isFalse();
        assertThat(end.asksForPassword()).isTrue();
        assertThat(end.body()).contains("You could not be signed in.");
        assertThat(sources()).filteredOn("VerifyAuthChallengeResponse"::equals).hasSize(3);
        assertThat(browser.submit(end, Map.of("username", "alice", "password", FunctionRealm.PASSWORD)).asks()).isTrue();
    }

    @Test
    void nothingIsAskedAfterAWrongPasswordOrOfNobody() {
        PlainBrowser.Page login = browser.open(browser.flow());
        PlainBrowser.Page wrong = browser.submit(login, Map.of("username", "alice", "password", "not hers"));
        PlainBrowser.Page nobody = browser.submit(wrong, Map.of("username", "nobody", "password", FunctionRealm.PASSWORD));

        assertThat(wrong.body()).contains("Invalid username or password");
        assertThat(nobody.body()).contains("Invalid username or password");
        assertThat(realm.events()).isEmpty();
    }

    @Test
    void theFunctionMayHaveNothingToAsk() {
        realm.answers(event -> {
            event.withObject("/response").put("issueTokens", true);
            return event;
        });

        assertThat(browser.signIn(browser.flow(), "alice").isSignedIn()).isTrue();
    }

    @Test
    void keycloaksOwnSecondFactorStillFollows() {
        UserRepresentation bob = ThrowawayRealm.user("bob", FunctionRealm.PASSWORD);
        CredentialRepresentation otp = new CredentialRepresentation();
        otp.setType("otp");
        otp.setSecretData("{\"value\":\"a secret of twenty b.\"}");
        otp.setCredentialData("{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        bob.setCredentials(List.of(bob.getCredentials().get(0), otp));
        try (Response response = realm.realm().resource().users().create(bob)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }

        PlainBrowser.Page next = browser.answer(browser.signIn(browser.flow(), "bob"), Quiz.RIGHT);

        assertThat(next.body()).contains("name=\"otp\"");
    }

    @Test
    void whatTheFunctionSaysIsOnThePage() {
        realm.throwsError("Closed for <b>{0} & '");
        PlainBrowser.Page refused = browser.signIn(browser.flow(), "alice");
        assertThat(refused.body()).contains("Closed for \u2039b\u203a{0} &amp; &#39;").doesNotContain("failed with error");
        assertThat(refused.asksForPassword()).isTrue();

        realm.answers(new Quiz());
        PlainBrowser.Page asked = browser.submit(refused, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));
        realm.throwsError("Not that");
        PlainBrowser.Page end = browser.answer(asked, Quiz.RIGHT);

        assertThat(end.body()).contains("Not that");
        assertThat(end.asksForPassword()).isTrue();
    }

    @Test
    void withoutTheFunctionNobodyIsSignedIn() {
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");
        realm.isDown();

        PlainBrowser.Page end = browser.answer(asked, Quiz.RIGHT);
        PlainBrowser.Page again = browser.submit(end, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));

        assertThat(List.of(end, again)).allSatisfy(page -> {
            assertThat(page.status()).isLessThan(500);
            assertThat(page.asksForPassword()).isTrue();
            assertThat(page.body()).contains("Unexpected error");
        });
    }

    @Test
    void whatIsNoAnswerOfAFunctionSignsNobodyIn() {
        for (String response : List.of("{}", "[]", "{\"issueTokens\":\"true\"}", "{\"challengeName\":\"PASSWORD_VERIFIER\"}", "{\"challengeName\":\"SRP_A\"}")) {
            realm.answers(event -> {
                event.set("response", FunctionRealm.json("{\"a\":" + response + "}").path("a"));
                return event;
            });
            PlainBrowser.Page page = browser.signIn(browser.flow(), "alice");

            assertThat(page.asksForPassword()).as(response).isTrue();
            assertThat(page.status()).as(response).isLessThan(500);
        }
    }

    @Test
    void definingAChallengeThatNobodyMakesSignsNobodyIn() {
        String create = realm.realm().resource().components().query(null, "dev.keypool.triggers.Trigger", "CreateAuthChallenge").get(0).getId();
        realm.realm().resource().components().component(create).remove();

        PlainBrowser.Page page = browser.signIn(browser.flow(), "alice");

        assertThat(page.asksForPassword()).isTrue();
        assertThat(page.body()).contains("Unexpected error");
    }

    @Test
    void thePageIsThereInEveryTheme() {
        for (String theme : List.of("base", "keycloak", "keypool")) {
            RealmRepresentation settings = realm.realm().resource().toRepresentation();
            settings.setLoginTheme(theme);
            realm.realm().resource().update(settings);
            PlainBrowser own = new PlainBrowser(server, realm);

            PlainBrowser.Page wrong = own.answer(own.signIn(own.flow(), "alice"), Quiz.WRONG);

            assertThat(wrong.body()).as(theme).contains(Quiz.QUESTION).contains("That was not right.");
            assertThat(own.answer(wrong, Quiz.RIGHT).isSignedIn()).as(theme).isTrue();
        }
    }

    /** The forms of "base" and "keycloak" take what they show for HTML, and let links through. */
    @Test
    void whatTheFunctionSaysIsNoHtmlInAnyTheme() {
        realm.throwsError("a < b, <a href='https://evil.example.com'>here</a> &lt;i>");
        for (String theme : List.of("base", "keycloak", "keypool")) {
            RealmRepresentation settings = realm.realm().resource().toRepresentation();
            settings.setLoginTheme(theme);
            realm.realm().resource().update(settings);

            PlainBrowser own = new PlainBrowser(server, realm);
            String refused = own.signIn(own.flow(), "alice").body();

            assertThat(refused).as(theme).contains("a &lt; b, \u2039a href").doesNotContain("<a href='https://evil", "<a href=\"https://evil", "<i>");
        }
    }

    @Test
    void ifTheFlowGoesOnWithoutTheFunctionItDoesSoAfterThePasswordOnly() {
        String define = realm.realm().resource().components().query(null, "dev.keypool.triggers.Trigger", "DefineAuthChallenge").get(0).getId();
        realm.realm().resource().components().component(define).remove();
        realm.assign("DefineAuthChallenge", Map.of("onFailure", "continue"));
        realm.isDown();
        assertThat(new PlainBrowser(server, realm).signIn(browser.flow(), "alice").isSignedIn()).isTrue();

        realm.answers(new Quiz());
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");
        realm.answers(event -> {
            boolean verify = event.path("triggerSource").asText().startsWith("Verify");
            return verify ? new Quiz().apply(event) : event.put("response", "garbage");
        });

        assertThat(browser.answer(asked, Quiz.WRONG).asksForPassword()).isTrue();
    }

    @Test
    void thePasswordGrantSucceedsOnlyWhereNothingIsAsked() {
        HttpResponse<String> asked = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(asked.body())).isEqualTo(FunctionRealm.json(
                "{\"error\":\"invalid_grant\",\"error_description\":\"This account needs an interactive sign-in\"}"));
        assertThat(sources()).containsExactly("DefineAuthChallenge");

        realm.answers(event -> {
            event.withObject("/response").put("failAuthentication", true);
            return event;
        });
        assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).body()).contains("invalid_grant").contains("Invalid user credentials");

        realm.throwsError("Not today");
        assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).body()).contains("invalid_grant")
                .contains("DefineAuthChallenge failed with error Not today.");

        realm.isDown();
        assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).statusCode()).isEqualTo(503);

        realm.answers(event -> {
            event.withObject("/response").put("issueTokens", true);
            return event;
        });
        assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).statusCode()).isEqualTo(200);
        int calls = realm.events().size();
        assertThat(realm.ask(realm.passwordGrant("alice", "not hers")).statusCode()).isIn(400, 401);
        assertThat(realm.events()).hasSize(calls);
    }

    @Test
    @RequiresBrowser
    void thePageIsAccessibleAndStaysWhenItIsReloaded() {
        CodeFlow flow = browser.flow();
        Chromium chromium = Chromium.launch();
        try {
            Page page = chromium.newPage();
            page.navigate(flow.authorizationUri().toString());
            page.locator("#username").fill("alice");
            page.locator("#password").fill(FunctionRealm.PASSWORD);
            page.locator("#kc-login").click();

            Locator field = page.getByLabel(Quiz.QUESTION);
            assertThat(field.getAttribute("autocomplete")).isEqualTo("one-time-code");
            assertThat(field.getAttribute("inputmode")).isEqualTo("text");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("answer");
            assertThat(page.locator("#keypool-challenge-details").textContent()).contains("<b>more than 41</b>");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Confirm that it is you")).isVisible()).isTrue();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel")).isVisible()).isTrue();
            int calls = realm.events().size();
            page.reload();
            assertThat(realm.events()).hasSize(calls);

            field.fill(Quiz.WRONG);
            field.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("That was not right.");
            assertThat(field.getAttribute("aria-describedby")).isEqualTo(page.getByRole(AriaRole.ALERT).getAttribute("id"));
            field.fill(Quiz.RIGHT);
            Request back = page.waitForRequest(request -> flow.isBack(request.url()), () -> field.press("Enter"));
            assertThat(Tokens.claims(flow.redeem(back.url()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        } finally {
            chromium.close();
        }
    }

    @Test
    void whoeverCancelsComesBackToTheApplication() {
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");

        PlainBrowser.Page end = browser.submit(asked, Map.of("answer", "", "cancel", "true"));

        assertThat(end.uri().toString()).startsWith(FunctionRealm.CALLBACK + "?").contains("error=access_denied").doesNotContain("code=");
    }
}
