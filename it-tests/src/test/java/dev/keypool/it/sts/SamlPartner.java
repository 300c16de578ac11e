package dev.keypool.it.sts;

import dev.keypool.it.attacks.TokenForge;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.logins.SamlLogin;
import dev.keypool.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * Another realm as SAML identity provider {@value #ALIAS} of the realm, set up for AWS as any provider is: each of its
 * clients puts other attributes into the assertion. Its signing key is one that the test holds too.
 */
final class SamlPartner implements AutoCloseable {

    static final String ALIAS = "corp";
    static final String AWS = "https://aws.amazon.com/SAML/Attributes/";

    private final KeycloakServer server;
    private final StsRealm realm;
    private final GameRealm idp;
    private final SamlForge forge;

    SamlPartner(KeycloakServer server, StsRealm realm) {
        this.server = server;
        this.realm = realm;
        this.idp = GameRealm.on(server);
        realm.game().ownFrontendUrl();
        TokenForge keys = new TokenForge();
        this.forge = new SamlForge(keys.keys().getPrivate());
        realm.game().add(Providers.of("saml", ALIAS, Map.of(
                "idpEntityId", issuer(),
                "singleSignOnServiceUrl", server.realm(idp.name()) + "/protocol/saml",
                "signingCertificate", signWith(keys),
                "validateSignature", "true",
                "wantAssertionsSigned", "true",
                "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")));
    }

    /** Makes it the realm's first key; gives the certificate that Keycloak makes for it. */
    private String signWith(TokenForge keys) {
        ComponentRepresentation key = new ComponentRepresentation();
        key.setName("of the test");
        key.setProviderType("org.keycloak.keys.KeyProvider");
        key.setProviderId("rsa");
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        Map.of("priority", "1000", "enabled", "true", "active", "true", "algorithm", "RS256",
                "privateKey", Base64.getEncoder().encodeToString(keys.keys().getPrivate().getEncoded())).forEach(config::putSingle);
        key.setConfig(config);
        try (var created = idp.resource().components().add(key)) {
            require(created.getStatus());
        }
        var all = idp.resource().keys().getKeyMetadata();
        return all.getKeys().stream().filter(one -> one.getKid().equals(all.getActive().get("RS256"))).findFirst().orElseThrow().getCertificate();
    }

    private static void require(int status) {
        if (status != 201) {
            throw new IllegalStateException("Not created: " + status);
        }
    }

    /** As IAM names it. */
    String arn() {
        return "arn:aws:iam::" + StsRealm.ACCOUNT + ":saml-provider/" + ALIAS;
    }

    /** Its entity id. */
    String issuer() {
        return server.issuer(idp.name()).toString();
    }

    /** Where its responses go. */
    String recipient() {
        return server.issuer(realm.name()) + "/sts";
    }

    /** Alice's response with the attributes that AWS requires: this role, and {@code alice} as the session's name. */
    String response(String role) {
        return response(Map.of(AWS + "Role", List.of(role + "," + arn()), AWS + "RoleSessionName", List.of("alice")));
    }

    /** Alice's response with these attributes and no others. */
    String response(Map<String, List<String>> attributes) {
        String name = "client-" + UUID.randomUUID();
        List<ProtocolMapperRepresentation> mappers = new ArrayList<>();
        attributes.forEach((attribute, values) -> values.forEach(value -> mappers.add(mapper(mappers.size() + "", attribute, value))));
        try (var created = idp.resource().clients().create(client(name, mappers))) {
            require(created.getStatus());
        }
        return SamlLogin.response(server, idp, name);
    }

    /** A response changed in this way, and signed by the provider's key. */
    String signed(String response, UnaryOperator<String> change) {
        return forge.signed(response, change);
    }

    /** With this besides what it asserts. */
    String signed(String response, String attribute, String value) {
        return signed(response, xml -> xml.replaceFirst("(<saml:AttributeStatement[^>]*>)", "$1<saml:Attribute Name=\"" + attribute
                + "\"><saml:AttributeValue>" + value + "</saml:AttributeValue></saml:Attribute>"));
    }

    private ClientRepresentation client(String name, List<ProtocolMapperRepresentation> mappers) {
        ClientRepresentation client = new ClientRepresentation();
        client.setProtocol("saml");
        // The audience: the realm, as Keycloak itself would name it to the provider. Clients differ by what follows.
        client.setClientId("urn:" + name);
        client.setFrontchannelLogout(true);
        client.setFullScopeAllowed(false);
        client.setRedirectUris(List.of(recipient()));
        client.setAttributes(new HashMap<>(Map.of(
                "saml_idp_initiated_sso_url_name", name,
                "saml_assertion_consumer_url_post", recipient(),
                "saml.assertion.signature", "true",
                "saml.server.signature", "false",
                "saml.client.signature", "false",
                "saml.authnstatement", "true",
                "saml.force.post.binding", "true",
                "saml.signature.algorithm", "RSA_SHA256",
                "saml_signature_canonicalization_method", "http://www.w3.org/2001/10/xml-exc-c14n#",
                "saml_force_name_id_format", "true")));
        client.getAttributes().put("saml_name_id_format", "persistent");
        mappers.add(audience());
        client.setProtocolMappers(mappers);
        return client;
    }

    private ProtocolMapperRepresentation audience() {
        ProtocolMapperRepresentation mapper = of("audience", "saml-audience-mapper");
        mapper.setConfig(Map.of("included.custom.audience", server.issuer(realm.name()).toString()));
        return mapper;
    }

    private static ProtocolMapperRepresentation mapper(String name, String attribute, String value) {
        ProtocolMapperRepresentation mapper = of(name, "saml-hardcode-attribute-mapper");
        mapper.setConfig(Map.of("attribute.name", attribute, "attribute.nameformat", "URI Reference", "attribute.value", value));
        return mapper;
    }

    private static ProtocolMapperRepresentation of(String name, String kind) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol("saml");
        mapper.setProtocolMapper(kind);
        return mapper;
    }

    @Override
    public void close() {
        idp.close();
    }
}
