package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.KeysMetadataRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A realm to attack: people, app clients of which the pool trusts one, a service that may ask for decisions, and a
 * signing key that the test holds too, so that it can sign any claims with a key that the realm trusts.
 */
final class GameRealm implements AutoCloseable {

    static final String PASSWORD = "a password";
    static final String SECRET = "a client secret";
    /** The client that the pool trusts. */
    static final String APP = "app";
    /** One that it does not; its ID tokens have {@link #APP} among their audiences all the same. */
    static final String OTHER_APP = "other-app";
    static final String SERVICE = "service";
    static final String EVALUATE = "keypool-evaluate-access";
    static final String ACCOUNT = "111122223333";

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String POOL_TYPE = "dev.keypool.identitypools.IdentityPool";
    static final String ROLE_TYPE = "dev.keypool.identitypools.Role";

    private final KeycloakServer server;
    private final ThrowawayRealm realm;
    private final String poolId;
    private final String playerRoleId;
    private final TokenForge forge = new TokenForge();
    private String kid;

    private GameRealm(KeycloakServer server, ThrowawayRealm realm, String poolId, String playerRoleId) {
        this.server = server;
        this.realm = realm;
        this.poolId = poolId;
        this.playerRoleId = playerRoleId;
    }

    static GameRealm on(KeycloakServer server) {
        return on(server, realm -> {});
    }

    static GameRealm on(KeycloakServer server, Consumer<RealmRepresentation> settings) {
        String pool = UUID.randomUUID().toString();
        String player = UUID.randomUUID().toString();
        ThrowawayRealm realm = ThrowawayRealm.on(server, representation -> {
            describe(representation, pool, player);
            settings.accept(representation);
        });
        return new GameRealm(server, realm, pool, player);
    }

    /** Teaches the realm the key of {@link #forge()}, and gives its id. */
    String trustedKid() {
        if (kid == null) {
            kid = addKey("rsa", Map.of("algorithm", "RS256", "privateKey", forge.pkcs8()));
        }
        return kid;
    }

    /** Adds a key of lower priority than the realm's own, and gives its id. */
    String addKey(String providerId, Map<String, String> config) {
        ComponentRepresentation key = new ComponentRepresentation();
        key.setName("of the test " + UUID.randomUUID());
        key.setProviderType("org.keycloak.keys.KeyProvider");
        key.setProviderId(providerId);
        MultivaluedHashMap<String, String> settings = new MultivaluedHashMap<>();
        Map.of("priority", "-1", "enabled", "true", "active", "true").forEach(settings::putSingle);
        config.forEach(settings::putSingle);
        key.setConfig(settings);
        String id;
        try (Response response = resource().components().add(key)) {
            assertThat(response.getStatus()).isEqualTo(201);
            id = response.getLocation().getPath().replaceAll(".*/", "");
        }
        return resource().keys().getKeyMetadata().getKeys().stream()
                .filter(metadata -> id.equals(metadata.getProviderId()))
                .map(KeysMetadataRepresentation.KeyMetadataRepresentation::getKid).findFirst().orElseThrow();
    }

    TokenForge forge() {
        return forge;
    }

    /** A token with the claims of this real one, changed, signed with the key that the realm trusts. */
    String forged(String token, Consumer<ObjectNode> change) {
        return forged(token, TokenForge.claimsOf(token, change).toString());
    }

    /** A token with the header of this real one and with these claims, signed with the key that the realm trusts. */
    String forged(String token, String claims) {
        return forge.rs256(TokenForge.headerLike(token, "RS256", trustedKid()), claims);
    }

    KeycloakServer server() {
        return server;
    }

    String name() {
        return realm.name();
    }

    RealmResource resource() {
        return realm.resource();
    }

    URI uri(String below) {
        return URI.create(server.realm(name()) + below);
    }

    String issuer() {
        return server.realm(name()).toString();
    }

    /** The realm's name among a client's logins. */
    String provider() {
        return issuer().replaceFirst("^https?://", "");
    }

    /** As clients name it. */
    String pool() {
        return "us-east-1:" + poolId;
    }

    String poolComponentId() {
        return poolId;
    }

    String playerRoleId() {
        return playerRoleId;
    }

    Tokens signIn(String client, String username) {
        return Tokens.byDirectGrant(server, name(), client, username, PASSWORD);
    }

    /** An ID token that the pool accepts. */
    String idToken(String username) {
        return signIn(APP, username).idToken();
    }

    String serviceToken() {
        return Tokens.ofClient(server, name(), SERVICE, SECRET).accessToken();
    }

    void update(Consumer<RealmRepresentation> change) {
        RealmRepresentation representation = resource().toRepresentation();
        change.accept(representation);
        resource().update(representation);
    }

    void updateClient(String clientId, Consumer<ClientRepresentation> change) {
        ClientRepresentation client = resource().clients().findByClientId(clientId).get(0);
        change.accept(client);
        resource().clients().get(client.getId()).update(client);
    }

    void updateUser(String username, Consumer<UserRepresentation> change) {
        UserRepresentation user = user(username);
        change.accept(user);
        resource().users().get(user.getId()).update(user);
    }

    UserRepresentation user(String username) {
        return resource().users().searchByUsername(username, true).get(0);
    }

    // The endpoints

    WireAnswer getId(String provider, String token) {
        return cognito("GetId", JSON.createObjectNode().put("IdentityPoolId", pool()), provider, token);
    }

    WireAnswer getCredentials(String identityId, String provider, String token) {
        return cognito("GetCredentialsForIdentity", JSON.createObjectNode().put("IdentityId", identityId), provider, token);
    }

    WireAnswer restCredentials(String token) {
        WireRequest request = WireRequest.to("POST", uri("/identity-pools/credentials"))
                .header("Content-Type", "application/json")
                .body(JSON.createObjectNode().put("identityPoolId", pool()).toString());
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).send(server.baseUrl());
    }

    /** No login where the token is null. */
    private WireAnswer cognito(String operation, ObjectNode body, String provider, String token) {
        if (token != null) {
            body.putObject("Logins").put(provider, token);
        }
        return cognito(operation, body.toString());
    }

    WireAnswer cognito(String operation, String body) {
        return WireRequest.to("POST", uri("/cognito-identity"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityService." + operation)
                .body(body).send(server.baseUrl());
    }

    WireAnswer evaluate(String bearer, JsonNode request) {
        WireRequest post = WireRequest.to("POST", uri("/identity-pools/access/v1/evaluation"))
                .header("Content-Type", "application/json").body(request.toString());
        return (bearer == null ? post : post.header("Authorization", "Bearer " + bearer)).send(server.baseUrl());
    }

    String identityOf(String token) {
        WireAnswer answer = getId(provider(), token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Refusals.json(answer).path("IdentityId").asText();
    }

    Credentials credentialsOf(String username) {
        return Credentials.of(restCredentials(idToken(username)));
    }

    Credentials guestCredentials() {
        return Credentials.of(restCredentials(null));
    }

    @Override
    public void close() {
        realm.close();
    }

    // What the realm is made of

    private static void describe(RealmRepresentation realm, String pool, String player) {
        realm.setAttributes(Map.of("keypool.region", "us-east-1", "keypool.accountId", ACCOUNT));
        realm.setUsers(new ArrayList<>(List.of(ThrowawayRealm.user("alice", PASSWORD), ThrowawayRealm.user("bob", PASSWORD),
                serviceAccount())));
        realm.setClients(new ArrayList<>(List.of(ThrowawayRealm.publicClient(APP), otherApp(), service())));
        RoleRepresentation evaluate = new RoleRepresentation();
        evaluate.setName(EVALUATE);
        RolesRepresentation roles = new RolesRepresentation();
        roles.setRealm(List.of(evaluate));
        realm.setRoles(roles);
        MultivaluedHashMap<String, ComponentExportRepresentation> components = new MultivaluedHashMap<>();
        components.add(POOL_TYPE, component(pool, "Game", "identity-pool", Map.of(
                "allowUnauthenticatedIdentities", "true", "appClients", APP,
                "authenticatedRole", "player", "unauthenticatedRole", "guest")));
        components.add(ROLE_TYPE, role(player, "player", pool, "authenticated", PLAYER_POLICY));
        components.add(ROLE_TYPE, role(UUID.randomUUID().toString(), "guest", pool, "unauthenticated", GUEST_POLICY));
        realm.setComponents(components);
    }

    /** The role of that name as an administrator would create it anew. */
    ComponentRepresentation playerRole() {
        ComponentExportRepresentation role = role(null, "player", poolId, "authenticated", PLAYER_POLICY);
        ComponentRepresentation component = new ComponentRepresentation();
        component.setName(role.getName());
        component.setProviderType(ROLE_TYPE);
        component.setProviderId(role.getProviderId());
        component.setConfig(role.getConfig());
        return component;
    }

    private static final String PLAYER_POLICY = """
            {"Version":"2012-10-17","Statement":[
            {"Sid":"OwnSaves","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],
             "Resource":"arn:aws:s3:::demo-game/saves/\\u0024{cognito-identity.amazonaws.com:sub}/*"},
            {"Sid":"Tagged","Effect":"Allow","Action":"s3:DeleteObject","Resource":"*",
             "Condition":{"StringEquals":{"aws:PrincipalTag/team":"admins"}}},
            {"Sid":"ForTheBoss","Effect":"Allow","Action":"s3:DeleteBucket","Resource":"*",
             "Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/boss"}}},
            {"Sid":"WithSecondFactor","Effect":"Allow","Action":"s3:CreateBucket","Resource":"*",
             "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

    private static final String GUEST_POLICY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"ReadLeaderboard","Effect":"Allow","Action":"dynamodb:GetItem",
             "Resource":"arn:aws:dynamodb:us-east-1:111122223333:table/leaderboard"}]}""";

    private static ComponentExportRepresentation role(String id, String name, String pool, String amr, String policy) {
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity",
                 "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"us-east-1:%s"},
                 "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}]}""".formatted(pool, amr);
        return component(id, name, "role", Map.of("trustPolicy", trust, "permissionsPolicies", policy));
    }

    private static ComponentExportRepresentation component(String id, String name, String providerId, Map<String, String> config) {
        ComponentExportRepresentation component = new ComponentExportRepresentation();
        component.setId(id);
        component.setName(name);
        component.setProviderId(providerId);
        MultivaluedHashMap<String, String> settings = new MultivaluedHashMap<>();
        config.forEach(settings::putSingle);
        component.setConfig(settings);
        return component;
    }

    private static ClientRepresentation otherApp() {
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("another audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", APP, "id.token.claim", "true", "access.token.claim", "true"));
        ClientRepresentation client = ThrowawayRealm.publicClient(OTHER_APP);
        client.setProtocolMappers(List.of(audience));
        return client;
    }

    private static ClientRepresentation service() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(SERVICE);
        client.setSecret(SECRET);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(true);
        return client;
    }

    private static UserRepresentation serviceAccount() {
        UserRepresentation user = new UserRepresentation();
        user.setUsername("service-account-" + SERVICE);
        user.setEnabled(true);
        user.setServiceAccountClientId(SERVICE);
        user.setRealmRoles(List.of(EVALUATE));
        return user;
    }
}
