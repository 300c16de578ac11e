package dev.keypool.it.triggers;

import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.crypto.KeyUse;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm that lets people into another one: as an OpenID Connect provider, and as a SAML provider. */
public final class ProviderRealm implements AutoCloseable {

    public static final String OIDC = "Corp";
    public static final String SAML = "corp-saml";

    /** Everybody's there. */
    public static final String PASSWORD = FunctionRealm.PASSWORD;

    private static final String SECRET = "the secret of the broker";

    private final KeycloakServer server;
    private final String of;
    private final ThrowawayRealm realm;

    private ProviderRealm(KeycloakServer server, String of) {
        this.server = server;
        this.of = of;
        realm = ThrowawayRealm.on(server, settings -> settings.setClients(List.of(oidcClient(), samlClient())));
    }

    /** Of that realm. */
    public static ProviderRealm of(KeycloakServer server, ThrowawayRealm broker) {
        ProviderRealm provider = new ProviderRealm(server, broker.name());
        for (IdentityProviderRepresentation each : List.of(provider.oidc(), provider.saml())) {
            each.getConfig().put("syncMode", "FORCE");
            try (Response response = broker.resource().identityProviders().create(each)) {
                requireCreated(response);
            }
        }
        Map.of("email", "email", "firstName", "firstName", "lastName", "lastName").forEach((name, attribute) -> importer(broker, SAML,
                "saml-user-attribute-idp-mapper", Map.of("attribute.name", name, "user.attribute", attribute)));
        return provider;
    }

    /** Gives a provider a mapper, as administrators do. */
    static void importer(ThrowawayRealm broker, String alias, String kind, Map<String, String> config) {
        IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
        mapper.setName(kind + " " + config.get("user.attribute"));
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper(kind);
        mapper.setConfig(new HashMap<>(config));
        mapper.getConfig().put("syncMode", "INHERIT");
        try (Response response = broker.resource().identityProviders().get(alias).addMapper(mapper)) {
            requireCreated(response);
        }
    }

    /** @param groups at the provider */
    public String person(String username, String... groups) {
        return person(ThrowawayRealm.user(username, FunctionRealm.PASSWORD), groups);
    }

    public String person(UserRepresentation person, String... groups) {
        for (String group : groups) {
            GroupRepresentation representation = new GroupRepresentation();
            representation.setName(group);
            realm.resource().groups().add(representation).close();
        }
        person.setGroups(List.of(groups));
        try (Response response = realm.resource().users().create(person)) {
            requireCreated(response);
            return response.getLocation().getPath().replaceAll(".*/", "");
        }
    }

    /** Whether the provider asks people what it may tell, to which they can say no. */
    public void asksForConsent(boolean asks) {
        realm.resource().clients().findAll().stream().filter(client -> List.of("broker", audience()).contains(client.getClientId())).forEach(client -> {
            client.setConsentRequired(asks);
            realm.resource().clients().get(client.getId()).update(client);
        });
    }

    private static void requireCreated(Response response) {
        if (response.getStatus() != 201) {
            throw new IllegalStateException(response.getStatus() + " " + response.readEntity(String.class));
        }
    }

    private IdentityProviderRepresentation oidc() {
        String own = server.ownUrl() + "/realms/" + realm.name() + "/protocol/openid-connect";
        return Providers.of("oidc", OIDC, Map.of("issuer", server.issuer(realm.name()).toString(), "clientId", "broker", "clientSecret", SECRET,
                "authorizationUrl", server.realm(realm.name()) + "/protocol/openid-connect/auth", "tokenUrl", own + "/token",
                "jwksUrl", own + "/certs", "useJwksUrl", "true", "validateSignature", "true", "defaultScope", "openid email profile",
                "clientAuthMethod", "client_secret_post"));
    }

    private IdentityProviderRepresentation saml() {
        String certificate = realm.resource().keys().getKeyMetadata().getKeys().stream()
                .filter(key -> key.getUse() == KeyUse.SIG && "RS256".equals(key.getAlgorithm())).findFirst().orElseThrow().getCertificate();
        return Providers.of("saml", SAML, Map.of("idpEntityId", server.issuer(realm.name()).toString(), "entityId", audience(),
                "singleSignOnServiceUrl", server.realm(realm.name()) + "/protocol/saml", "signingCertificate", certificate,
                "validateSignature", "true", "postBindingResponse", "true", "postBindingAuthnRequest", "true",
                "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"));
    }

    private ClientRepresentation oidcClient() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("broker");
        client.setSecret(SECRET);
        client.setRedirectUris(List.of(endpoint(OIDC)));
        client.setProtocolMappers(List.of(mapper("groups", "openid-connect", "oidc-group-membership-mapper",
                Map.of("claim.name", "groups", "full.path", "false", "id.token.claim", "true", "userinfo.token.claim", "true"))));
        return client;
    }

    private ClientRepresentation samlClient() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(audience());
        client.setProtocol("saml");
        client.setRedirectUris(List.of(endpoint(SAML)));
        client.setFullScopeAllowed(false);
        client.setAttributes(Map.of("saml.client.signature", "false", "saml.server.signature", "true", "saml.assertion.signature", "true",
                "saml.force.post.binding", "true", "saml_assertion_consumer_url_post", endpoint(SAML)));
        client.setProtocolMappers(List.of(property("email"), property("firstName"), property("lastName"),
                mapper("groups", "saml", "saml-group-membership-mapper", Map.of("attribute.name", "groups", "full.path", "false", "single", "true"))));
        return client;
    }

    private static ProtocolMapperRepresentation property(String name) {
        return mapper(name, "saml", "saml-user-property-mapper",
                Map.of("user.attribute", name, "attribute.name", name, "attribute.nameformat", "Basic"));
    }

    private static ProtocolMapperRepresentation mapper(String name, String protocol, String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol(protocol);
        mapper.setProtocolMapper(kind);
        mapper.setConfig(config);
        return mapper;
    }

    private String audience() {
        return server.issuer(of).toString();
    }

    private String endpoint(String alias) {
        return server.realm(of) + "/broker/" + alias + "/endpoint";
    }

    @Override
    public void close() {
        realm.close();
    }
}
