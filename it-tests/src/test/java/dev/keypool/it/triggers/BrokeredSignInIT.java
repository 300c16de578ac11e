package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresBrowser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;

/** Functions that are asked when people come through an identity provider, for the first time and later. */
@WithStandIns
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrokeredSignInIT {

    private static final String PRE_SIGN_UP = "PreSignUp_ExternalProvider";
    private static final String CONFIRMED = "PostConfirmation_ConfirmSignUp";
    private static final String PRE_AUTHENTICATION = "PreAuthentication_Authentication";

    private final KeycloakServer server;
    private Brokering brokering;

    BrokeredSignInIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealms() {
        brokering = new Brokering(server);
    }

    @AfterAll
    void close() {
        brokering.close();
    }

    @BeforeEach
    void assignNothing() {
        brokering.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {ProviderRealm.OIDC, ProviderRealm.SAML})
    void functionsAreCalledInCognitosOrder(String alias) {
        brokering.assignOnly("InboundFederation", "PreSignUp", "PostConfirmation", "PreAuthentication", "PreTokenGeneration");
        String username = "order-" + alias.toLowerCase(Locale.ROOT);
        brokering.provider().person(username);

        brokering.visitor(alias).getsTokens(username);
        assertThat(brokering.sources()).containsExactly("InboundFederation_ExternalProvider", PRE_SIGN_UP, CONFIRMED, "TokenGeneration_HostedAuth");

        brokering.functions().events().clear();
        brokering.visitor(alias).getsTokens(username);
        assertThat(brokering.sources()).containsExactly("InboundFederation_ExternalProvider", PRE_AUTHENTICATION, "TokenGeneration_HostedAuth");
    }

    @Test
    void preSignUpGetsWhatIsAboutToBeStored() {
        brokering.assignOnly("PreSignUp");
        String subject = brokering.provider().person("ada");

        brokering.visitor(ProviderRealm.OIDC).comesBack("ada");

        ObjectNode event = brokering.event(PRE_SIGN_UP);
        assertThat(event.path("userName").asText()).isEqualTo("Corp_" + subject);
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("ada@example.org");
        assertThat(event.at("/request/userAttributes/email_verified").asText()).as("the provider is not trusted").isEqualTo("false");
        assertThat(event.at("/request/userAttributes/given_name").asText()).isEqualTo("ada");
        assertThat(event.at("/request/validationData").isNull()).isTrue();
        assertThat(event.at("/response/autoVerifyEmail").isBoolean()).isTrue();
        assertThat(brokering.stored("ada").isEmailVerified()).isFalse();
    }

    @Test
    void preSignUpVerifiesTheEmailAddress() {
        brokering.assignOnly("PreSignUp");
        brokering.provider().person("bea");
        brokering.functions().answers(event -> {
            event.withObject("/response").put("autoConfirmUser", true).put("autoVerifyEmail", true);
            return event;
        });

        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("bea")).containsKey("code");

        assertThat(brokering.stored("bea").isEmailVerified()).isTrue();
        assertThat(brokering.stored("bea").getEmail()).isEqualTo("bea@example.org");
    }

    @Test
    void preSignUpRefusesAndNobodyIsStored() {
        brokering.assignOnly("PreSignUp");
        brokering.provider().person("cleo");
        brokering.functions().throwsError("No invitation");

        Map<String, String> back = brokering.visitor(ProviderRealm.OIDC).comesBack("cleo");

        assertThat(back).containsEntry("error", "invalid_request").containsEntry("error_description", "PreSignUp failed with error No invitation.")
                .doesNotContainKey("code");
        assertThat(brokering.stored("cleo")).isNull();
        brokering.functions().answers(event -> event);
        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("cleo")).containsKey("code");
        assertThat(brokering.stored("cleo")).isNotNull();
    }

    @Test
    void preSignUpThatIsDownStopsOrNotAsTheTriggerSays() {
        brokering.assign("PreSignUp", "stop");
        brokering.provider().person("dora");
        brokering.functions().isDown();

        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("dora")).containsEntry("error", "temporarily_unavailable");
        assertThat(brokering.stored("dora")).isNull();

        brokering.reset();
        brokering.assign("PreSignUp", "continue");
        brokering.functions().isDown();
        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("dora")).containsKey("code");
        assertThat(brokering.stored("dora")).isNotNull();
    }

    @Test
    void postConfirmationIsCalledWhenEverythingIsStored() {
        brokering.assignOnly("PostConfirmation");
        String subject = brokering.provider().person("emmy");
        List<FederatedIdentityRepresentation> links = new ArrayList<>();
        brokering.functions().answers(event -> {
            links.addAll(brokering.user("emmy").getFederatedIdentity());
            return event;
        });

        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("emmy")).containsKey("code");

        assertThat(links).extracting(FederatedIdentityRepresentation::getUserId).containsExactly(subject);
        ObjectNode event = brokering.event(CONFIRMED);
        assertThat(event.path("userName").asText()).isEqualTo("emmy");
        assertThat(event.at("/request/userAttributes/sub").asText()).isEqualTo(brokering.stored("emmy").getId());
        assertThat(event.at("/request/userAttributes/cognito:user_status").asText()).isEqualTo("EXTERNAL_PROVIDER");
        assertThat(event.at("/request/userAttributes/identities").asText()).contains("\"userId\":\"" + subject + "\"");
    }

    @Test
    void postConfirmationStopsTheSignInAndTheAccountStays() {
        brokering.assignOnly("PostConfirmation", "PreAuthentication");
        brokering.provider().person("fanny");
        brokering.functions().throwsError("Come back tomorrow");

        Map<String, String> back = brokering.visitor(ProviderRealm.OIDC).comesBack("fanny");

        assertThat(back).containsEntry("error", "invalid_request")
                .containsEntry("error_description", "PostConfirmation failed with error Come back tomorrow.").containsKey("state").doesNotContainKey("code");
        assertThat(brokering.user("fanny").getFederatedIdentity()).hasSize(1);
        assertThat(brokering.user("fanny").getUserSessions()).isEmpty();
        brokering.functions().answers(event -> event);
        brokering.functions().events().clear();
        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("fanny")).containsKey("code");
        assertThat(brokering.sources()).containsExactly(PRE_AUTHENTICATION);
    }

    @Test
    void postConfirmationThatMayFailIsNotNoticed() {
        brokering.assign("PostConfirmation", "continue");
        brokering.provider().person("gerda");
        brokering.functions().isDown();

        Tokens tokens = brokering.visitor(ProviderRealm.OIDC).getsTokens("gerda");

        assertThat(Tokens.claims(tokens.idToken()).path("preferred_username").asText()).isEqualTo("gerda");
    }

    @Test
    void preAuthenticationRefusesLaterSignIns() {
        String subject = brokering.provider().person("hedy");
        brokering.visitor(ProviderRealm.OIDC).comesBack("hedy");
        brokering.user("hedy").logout();
        brokering.assignOnly("PreAuthentication");
        brokering.functions().throwsError("Closed on Sundays");

        Map<String, String> back = brokering.visitor(ProviderRealm.OIDC).comesBack("hedy");

        assertThat(back).containsEntry("error", "invalid_request").containsEntry("error_description", "PreAuthentication failed with error Closed on Sundays.")
                .doesNotContainKey("code");
        assertThat(brokering.user("hedy").getUserSessions()).isEmpty();
        ObjectNode event = brokering.event(PRE_AUTHENTICATION);
        assertThat(event.path("userName").asText()).isEqualTo("hedy");
        assertThat(event.at("/request/userNotFound").asBoolean()).isFalse();
        assertThat(event.at("/request/userAttributes/identities").asText()).contains(subject);
    }

    @Test
    void preAuthenticationThatMayFailLetsThemIn() {
        brokering.provider().person("ida");
        brokering.visitor(ProviderRealm.OIDC).comesBack("ida");
        brokering.assign("PreAuthentication", "continue");
        brokering.functions().throwsError("Closed on Sundays");

        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("ida")).as("it may fail, and said no").doesNotContainKey("code");

        brokering.functions().isDown();
        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("ida")).containsKey("code");
    }

    /** Somebody who proves in the first sign-in that an account is theirs does not get around the function that guards it. */
    @Test
    void preAuthenticationRefusesToLetSomebodyIntoAnAccountOfTheirs() {
        brokering.provider().person("jane");
        brokering.realm().users().create(ThrowawayRealm.user("jane", "her password here")).close();
        brokering.assignOnly("PreAuthentication", "PreSignUp", "PostConfirmation");
        brokering.functions().throwsError("Not Jane");

        Visitor jane = janeAtHerPassword("not her password");
        jane.page().locator("#kc-login").click();

        assertThat(jane.reads()).as("before the password is looked at").contains("Not Jane").doesNotContain("Invalid");
        assertThat(brokering.sources()).as("nobody was created").containsExactly(PRE_AUTHENTICATION);
        assertThat(brokering.user("jane").getFederatedIdentity()).isEmpty();
        assertThat(brokering.user("jane").getUserSessions()).isEmpty();

        brokering.functions().answers(event -> event);
        brokering.functions().events().clear();
        Visitor again = janeAtHerPassword("her password here");
        assertThat(again.comesBackAfter(() -> again.page().locator("#kc-login").click())).containsKey("code");
        assertThat(brokering.sources()).as("once").containsExactly(PRE_AUTHENTICATION);
        assertThat(brokering.user("jane").getFederatedIdentity()).hasSize(1);
    }

    private Visitor janeAtHerPassword(String typed) {
        Visitor jane = brokering.visitor(ProviderRealm.OIDC);
        jane.signsIn("jane", FunctionRealm.PASSWORD);
        jane.page().locator("#linkAccount").click();
        jane.page().locator("#password").fill(typed);
        return jane;
    }

    /** An application that does not speak OpenID Connect: the person is told instead. */
    @Test
    void theFunctionsTextIsOnAPageWhereTheApplicationIsOfSaml() {
        ClientRepresentation saml = new ClientRepresentation();
        saml.setClientId("saml-app");
        saml.setProtocol("saml");
        saml.setRedirectUris(List.of("http://localhost:3000/*"));
        saml.setAttributes(Map.of("saml_idp_initiated_sso_url_name", "saml-app", "saml.client.signature", "false",
                "saml_assertion_consumer_url_post", "http://localhost:3000/saml"));
        brokering.realm().clients().create(saml).close();
        brokering.assignOnly("PreSignUp");
        brokering.provider().person("kate");
        brokering.functions().throwsError("Not <a href=\"https://evil.example.com\">you</a> &lt;i>");
        Visitor kate = brokering.visitor(ProviderRealm.OIDC);

        kate.page().navigate(server.realm(brokering.functions().realm().name()) + "/protocol/saml/clients/saml-app");
        kate.page().locator("#social-Corp").click();
        kate.signsIn("kate", FunctionRealm.PASSWORD);

        assertThat(kate.reads()).contains("Not \u2039a href=").contains("\uff06lt;i>").doesNotContain("PreSignUp failed");
        assertThat(kate.page().locator("a[href*='evil']").count()).isZero();
        assertThat(brokering.stored("kate")).isNull();
    }

    /** Its removal takes the provider's own mappers along, and would fail with ours. */
    @Test
    void aProviderCanBeRemovedWhileFunctionsAreAssigned() {
        brokering.assignOnly("InboundFederation", "PreAuthentication");
        brokering.realm().identityProviders().create(Providers.oidc("gone", "https://idp.example.com")).close();
        ProviderRealm.importer(brokering.functions().realm(), "gone", "oidc-user-attribute-idp-mapper", Map.of("claim", "x", "user.attribute", "x"));

        brokering.realm().identityProviders().get("gone").remove();

        assertThat(brokering.realm().identityProviders().findAll()).extracting("alias").doesNotContain("gone");
    }
}
