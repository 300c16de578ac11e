package dev.keypool.it.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.crypto.KeyUse;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.KeysMetadataRepresentation.KeyMetadataRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** People of a SAML provider: another realm, as its own login page lets them in. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SamlLoginsIT {

    private static final String PROVIDER = "arn:aws:iam::000000000000:saml-provider/corp-saml";
    private static final String BY_METADATA = "arn:aws:iam::000000000000:saml-provider/by-metadata";
    private static final String PLAYER_ROLE = "arn:aws:iam::000000000000:role/player";
    private static final String ROLES = "https://aws.amazon.com/SAML/Attributes/Role";

    private final KeycloakServer server;
    private GameRealm game;
    private GameRealm corp;
    private String response;

    SamlLoginsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        game = GameRealm.on(server);
        game.ownFrontendUrl();
        corp = GameRealm.on(server);
        // The realm, as Keycloak itself would name it to the provider, and where it would have the response posted.
        add(client(audience(), "plain", acs()));
        game.add(Providers.of("saml", "corp-saml", Map.of(
                "idpEntityId", server.issuer(corp.name()).toString(),
                "singleSignOnServiceUrl", server.realm(corp.name()) + "/protocol/saml",
                "signingCertificate", key(corp, KeyUse.SIG, "RS256").getCertificate(),
                "validateSignature", "true",
                "wantAssertionsSigned", "true",
                "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")));
        response = SamlLogin.response(server, corp, "plain");
    }

    @AfterAll
    void removeRealms() {
        game.close();
        corp.close();
    }

    @BeforeEach
    void trustTheProvider() {
        game.pool(config -> {
            config.putSingle("samlProviders", "corp-saml");
            config.remove("roleMappings");
        });
    }

    @Test
    void haveAnIdentityThatStays() {
        PoolUser alice = with(response);

        String identity = alice.getId(game.pool());

        assertThat(with(SamlLogin.response(server, corp, "plain")).getId(game.pool())).as("with another assertion").isEqualTo(identity);
        assertThat(game.alice().getId(game.pool())).as("of the realm's alice").isNotEqualTo(identity);
        assertThat(roleOf(alice)).isEqualTo("player");
        assertThat(game.evaluations().allows(alice.getCredentials(identity).credentials(), "s3:GetObject",
                "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
    }

    @Test
    void repeatedExchangesAreWarm() {
        KeypoolMetrics metrics = new KeypoolMetrics(server);
        PoolUser alice = with(response);
        String identity = alice.getId(game.pool());
        alice.getCredentials(identity);
        alice.getCredentials(identity);
        double before = metrics.requests(Map.of("warm", "true"));

        alice.getCredentials(identity);

        assertThat(metrics.requests(Map.of("warm", "true"))).isEqualTo(before + 1);
    }

    /** AWS's own attribute says which role it is to be; the pool lets it. */
    @Test
    void getTheRoleThatTheProviderNames() {
        String roles = addClient("roles", client -> {
            client.setProtocolMappers(List.of(roles(PLAYER_ROLE + "," + PROVIDER)));
            return client;
        });
        game.pool(config -> {
            config.putSingle("authenticatedRole", "guest");
            config.putSingle("samlProviders", trusted(roles));
            config.putSingle("roleMappings", """
                    {"provider":"saml-provider/corp-saml","type":"Token","ambiguousRoleResolution":"Deny"}""");
        });
        try {
            assertThat(roleOf(with(SamlLogin.response(server, corp, "roles")))).isEqualTo("player");

            game.pool(config -> config.putSingle("samlProviders", "corp-saml"));
            assertThatThrownBy(() -> roleOf(with(response))).as("an assertion that names none").isInstanceOf(NotAuthorizedException.class);
        } finally {
            game.pool(config -> config.putSingle("authenticatedRole", "player"));
        }
    }

    @Test
    void comeByEncryptedAssertionsToo() {
        String encrypted = addClient("encrypted", client -> {
            client.getAttributes().putAll(Map.of(
                    "saml.encrypt", "true",
                    "saml.encryption.certificate", key(game, KeyUse.ENC, "RSA-OAEP").getCertificate(),
                    "saml.encryption.algorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                    "saml.encryption.keyAlgorithm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"));
            return client;
        });
        game.pool(config -> config.putSingle("samlProviders", trusted(encrypted)));
        String opaque = SamlLogin.response(server, corp, "encrypted");
        assertThat(xml(opaque)).contains("EncryptedAssertion").doesNotContain("NameID");

        assertThat(roleOf(with(opaque))).isEqualTo("player");
        refused(edited(opaque, xml -> xml.replaceFirst("CipherValue>", "CipherValue>AAAA")), "Invalid login token.");
    }

    @Test
    void areNotTakenAtTheirOwnWord() {
        String nameId = xml(response).replaceFirst("(?s).*NameID [^>]*>([^<]+)<.*", "$1");
        assertThat(nameId).hasSizeLessThan(100);

        refused(edited(response, xml -> xml.replace(nameId, "somebody-else")), "Invalid login token.");
        refused(edited(response, xml -> xml.replaceFirst("(?s)<dsig:Signature .*</dsig:Signature>", "")), "Invalid login token.");
        refused(edited(response, xml -> xml.replace(nameId, nameId.substring(0, 3) + "<!-- -->" + nameId.substring(3))), "Invalid login token.");
        refused(edited(response, xml -> xml.replaceFirst("(<samlp:Response)", "<!DOCTYPE r [<!ENTITY x \"y\">]>$1")), "Invalid login token.");
        refused(game.alice().idToken(), "Invalid login token.");
        assertThat(with(response).getId(game.pool())).as("as it came").isNotNull();
    }

    @Test
    void areTakenForTheirAudienceAndRecipientOnly() {
        String other = addClient("other", client -> client);
        String elsewhere = addClient("elsewhere", client -> {
            client.getAttributes().put("saml_assertion_consumer_url_post", "https://shop.example.com/saml");
            client.setRedirectUris(List.of("https://shop.example.com/saml"));
            return client;
        });

        refused(SamlLogin.response(server, corp, "other"), "The SAML assertion is for another audience");
        game.pool(config -> config.putSingle("samlProviders", trusted(other)));
        assertThat(with(SamlLogin.response(server, corp, "other")).getId(game.pool())).isNotNull();
        refused(response, "The SAML assertion is for another audience");

        game.pool(config -> config.putSingle("samlProviders", trusted(elsewhere)));
        refused(SamlLogin.response(server, corp, "elsewhere"), "The SAML response is for another destination");
        game.change("corp-saml", provider -> provider.getConfig().put("keypoolRecipients", "https://shop.example.com/saml"));
        assertThat(with(SamlLogin.response(server, corp, "elsewhere")).getId(game.pool())).isNotNull();
    }

    /** Another key of the same realm is as good as anybody's: the provider's settings name one. */
    @Test
    void areTakenOfTheConfiguredKeyAndOnlyWhileTheProviderIsEnabled() {
        String identity = with(response).getId(game.pool());
        for (int time = 1; time <= 3; time++) {
            with(response).getCredentials(identity);
        }
        String certificate = key(corp, KeyUse.SIG, "RS256").getCertificate();

        game.change("corp-saml", provider -> provider.getConfig().put("signingCertificate", key(game, KeyUse.SIG, "RS256").getCertificate()));
        refused(response, "Invalid login token.");
        game.change("corp-saml", provider -> provider.getConfig().put("signingCertificate", certificate));
        assertThat(with(response).getCredentials(identity).identityId()).isEqualTo(identity);

        game.change("corp-saml", provider -> provider.setEnabled(false));
        refused(response, "Token is not from a supported provider");
        game.change("corp-saml", provider -> provider.setEnabled(true));
        assertThat(with(response).getCredentials(identity).identityId()).isEqualTo(identity);
    }

    /** Its keys are where it publishes them, as the realm's settings say. */
    @Test
    void keysMayComeFromTheProvidersMetadata() {
        String metadata = server.ownUrl() + "/realms/" + corp.name() + "/protocol/saml/descriptor";
        game.add(Providers.of("saml", "by-metadata", Map.of("idpEntityId", server.issuer(corp.name()).toString(),
                "singleSignOnServiceUrl", server.realm(corp.name()) + "/protocol/saml", "validateSignature", "true",
                "useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", metadata,
                "keypoolRecipients", acs())));
        game.pool(config -> config.putSingle("samlProviders", "{\"identityProvider\":\"by-metadata\",\"audiences\":[\"" + audience() + "\"]}"));
        PoolUser alice = PoolUser.with(server, game.name(), Map.of(BY_METADATA, response));

        assertThat(roleOf(alice)).isEqualTo("player");

        for (String unusable : new String[] {metadata + "-none", "http://localhost:1/", "https://169.254.169.254/"}) {
            game.change("by-metadata", provider -> provider.getConfig().put("metadataDescriptorUrl", unusable));
            assertThatThrownBy(() -> alice.getId(game.pool())).as(unusable).isInstanceOf(ExternalServiceException.class)
                    .hasMessageContaining("The identity provider's metadata cannot be loaded.");
        }
        game.change("by-metadata", provider -> provider.getConfig().put("metadataDescriptorUrl", metadata));
        assertThat(roleOf(alice)).isEqualTo("player");
    }

    private PoolUser with(String samlResponse) {
        return PoolUser.with(server, game.name(), Map.of(PROVIDER, samlResponse));
    }

    private String roleOf(PoolUser person) {
        return person.callerIdentity(person.credentials(game.pool())).arn().split("/")[1];
    }

    private void refused(String samlResponse, String message) {
        assertThatThrownBy(() -> with(samlResponse).getId(game.pool())).isInstanceOf(NotAuthorizedException.class).hasMessageContaining(message);
    }

    private String audience() {
        return server.issuer(game.name()).toString();
    }

    private String acs() {
        return server.issuer(game.name()) + "/broker/corp-saml/endpoint";
    }

    /** A further client of the provider, of the same consumer service; gives its id, which is the audience. */
    private String addClient(String name, UnaryOperator<ClientRepresentation> change) {
        String audience = "urn:" + name;
        add(change.apply(client(audience, name, acs())));
        return audience;
    }

    private void add(ClientRepresentation client) {
        try (var created = corp.resource().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }

    private static String trusted(String audience) {
        return "{\"identityProvider\":\"corp-saml\",\"audiences\":[\"" + audience + "\"]}";
    }

    private static ClientRepresentation client(String audience, String name, String acs) {
        ClientRepresentation client = new ClientRepresentation();
        client.setProtocol("saml");
        client.setClientId(audience);
        client.setFrontchannelLogout(true);
        client.setFullScopeAllowed(false);
        client.setRedirectUris(new ArrayList<>(List.of(acs)));
        client.setAttributes(new HashMap<>(Map.of(
                "saml_idp_initiated_sso_url_name", name,
                "saml_assertion_consumer_url_post", acs,
                "saml.assertion.signature", "true",
                "saml.server.signature", "false",
                "saml.client.signature", "false",
                "saml.authnstatement", "true",
                "saml.force.post.binding", "true",
                "saml.signature.algorithm", "RSA_SHA256",
                "saml_signature_canonicalization_method", "http://www.w3.org/2001/10/xml-exc-c14n#",
                "saml_force_name_id_format", "true")));
        client.getAttributes().put("saml_name_id_format", "persistent");
        return client;
    }

    private static ProtocolMapperRepresentation roles(String value) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("role");
        mapper.setProtocol("saml");
        mapper.setProtocolMapper("saml-hardcode-attribute-mapper");
        mapper.setConfig(Map.of("attribute.name", ROLES, "attribute.nameformat", "URI Reference", "attribute.value", value));
        return mapper;
    }

    private static KeyMetadataRepresentation key(GameRealm realm, KeyUse use, String algorithm) {
        return realm.resource().keys().getKeyMetadata().getKeys().stream()
                .filter(key -> key.getUse() == use && algorithm.equals(key.getAlgorithm())).findFirst().orElseThrow();
    }

    private static String edited(String samlResponse, UnaryOperator<String> change) {
        String changed = change.apply(xml(samlResponse));
        assertThat(changed).as("the change of the response").isNotEqualTo(xml(samlResponse));
        return Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
    }

    private static String xml(String samlResponse) {
        return new String(Base64.getDecoder().decode(samlResponse), StandardCharsets.UTF_8);
    }
}
