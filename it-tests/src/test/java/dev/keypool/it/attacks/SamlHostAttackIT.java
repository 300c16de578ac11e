package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.logins.SamlLogin;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.crypto.KeyUse;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * An assertion that somebody signed in with at another application of the same provider. That application calls itself what
 * this realm would be called at its host, and hands the assertion in here under a Host header with that host.
 */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SamlHostAttackIT {

    private static final String PROVIDER = "arn:aws:iam::000000000000:saml-provider/corp";
    private static final String EVIL = "evil.example.test";

    private final KeycloakServer server;
    private GameRealm game;
    private GameRealm corp;
    /** Made for the other application. */
    private String stolen;
    /** Made for an application that the administrator names. */
    private String own;

    SamlHostAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        game = GameRealm.on(server);
        corp = GameRealm.on(server);
        game.add(Providers.of("saml", "corp", Map.of(
                "idpEntityId", server.issuer(corp.name()).toString(),
                "singleSignOnServiceUrl", server.realm(corp.name()) + "/protocol/saml",
                "signingCertificate", corp.resource().keys().getKeyMetadata().getKeys().stream()
                        .filter(key -> key.getUse() == KeyUse.SIG && "RS256".equals(key.getAlgorithm())).findFirst().orElseThrow().getCertificate(),
                "validateSignature", "true", "wantAssertionsSigned", "true",
                "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")));
        game.pool(config -> config.putSingle("samlProviders", "corp"));
        stolen = response("evil", "http://" + EVIL + "/realms/" + game.name(), "http://" + EVIL + "/realms/" + game.name() + "/sts");
        own = response("shop", "urn:shop", "https://shop.example.test/saml");
    }

    @BeforeEach
    void leaveTheAddressToTheHostHeader() {
        settings("", "");
        game.frontendUrl("");
    }

    @AfterAll
    void removeRealms() {
        game.close();
        corp.close();
    }

    @Test
    void theHostHeaderNamesNoAudience() {
        settings("", "https://shop.example.test/saml");
        refused(EVIL, stolen, "Without a fixed hostname, an identity provider of SAML needs an entity id or keypoolAudiences.");
    }

    @Test
    void theHostHeaderNamesNoRecipient() {
        settings("urn:shop", "");
        refused(EVIL, stolen, "Without a fixed hostname, an identity provider of SAML needs keypoolRecipients.");
    }

    @Test
    void aFixedAddressIsTheOneThatCounts() {
        game.ownFrontendUrl();
        refused(EVIL, stolen, "The SAML response is for another destination");
        game.frontendUrl("http://" + EVIL);
        assertThat(getId(server.baseUrl().getAuthority(), stolen).status()).as("what the administrator says the address is").isEqualTo(200);
    }

    @Test
    void whatTheSettingsNameIsTakenUnderAnyHost() {
        settings("urn:shop", "https://shop.example.test/saml");

        for (String host : new String[] {server.baseUrl().getAuthority(), EVIL}) {
            assertThat(getId(host, own).status()).as(host).isEqualTo(200);
        }
        refused(EVIL, stolen, "The SAML response is for another destination");
    }

    private void settings(String entityId, String recipients) {
        game.change("corp", provider -> provider.getConfig().putAll(Map.of("entityId", entityId, "keypoolRecipients", recipients)));
    }

    /** As a login, and at STS. */
    private void refused(String host, String response, String why) {
        WireAnswer login = getId(host, response);
        assertThat(login.status()).as(login.body()).isEqualTo(400);
        assertThat(login.body()).contains("NotAuthorizedException", why);
        WireAnswer sts = WireRequest.of("POST", "/realms/" + game.name() + "/sts").host(host)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(Http.encode(Map.of("Action", "AssumeRoleWithSAML", "Version", "2011-06-15", "PrincipalArn", PROVIDER,
                        "RoleArn", "arn:aws:iam::000000000000:role/player", "SAMLAssertion", response)))
                .send(server.baseUrl());
        assertThat(sts.status()).as(sts.body()).isIn(400, 403);
        assertThat(sts.body()).contains(why);
    }

    private WireAnswer getId(String host, String response) {
        return WireRequest.of("POST", "/realms/" + game.name() + "/cognito-identity").host(host)
                .header("Content-Type", "application/x-amz-json-1.1").header("X-Amz-Target", "AWSCognitoIdentityService.GetId")
                .body("{\"IdentityPoolId\":\"" + game.pool() + "\",\"Logins\":{\"" + PROVIDER + "\":\"" + response + "\"}}")
                .send(server.baseUrl());
    }

    private String response(String name, String audience, String acs) {
        ClientRepresentation client = new ClientRepresentation();
        client.setProtocol("saml");
        client.setClientId(audience);
        client.setFrontchannelLogout(true);
        client.setFullScopeAllowed(false);
        client.setRedirectUris(List.of(acs));
        client.setAttributes(new HashMap<>(Map.of("saml_idp_initiated_sso_url_name", name, "saml_assertion_consumer_url_post", acs,
                "saml.assertion.signature", "true", "saml.server.signature", "false", "saml.client.signature", "false", "saml.authnstatement", "true",
                "saml.force.post.binding", "true", "saml.signature.algorithm", "RSA_SHA256",
                "saml_signature_canonicalization_method", "http://www.w3.org/2001/10/xml-exc-c14n#", "saml_force_name_id_format", "true")));
        client.getAttributes().put("saml_name_id_format", "persistent");
        try (var created = corp.resource().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return SamlLogin.response(server, corp, name);
    }
}
