package dev.keypool.it.client;

import dev.keypool.it.server.KeycloakServer;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A throwaway realm with what the demo realm has, to be changed by one test: an identity pool with guests, the roles
 * {@code player} (own prefix of a bucket) and {@code guest} (nothing), the person {@code alice}, and the clients
 * {@code cli} and {@code service}.
 */
public final class GameRealm implements AutoCloseable {

    public static final String POOL_TYPE = "dev.keypool.identitypools.IdentityPool";
    public static final String ROLE_TYPE = "dev.keypool.identitypools.Role";
    public static final String PASSWORD = "a password";
    public static final String OWN_SAVES = """
            {"Version":"2012-10-17","Statement":[{"Sid":"OwnSaves","Effect":"Allow","Action":"s3:GetObject",\
            "Resource":"arn:aws:s3:::game/saves/${cognito-identity.amazonaws.com:sub}/*"}]}""";
    public static final String NOTHING = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Nothing","Effect":"Deny","Action":"*","Resource":"*"}]}""";

    private final KeycloakServer server;
    private final Keycloak admin;
    private final ThrowawayRealm realm;
    private final String poolUuid;

    private GameRealm(KeycloakServer server, ThrowawayRealm realm, String poolUuid) {
        this.server = server;
        this.admin = Admin.of(server);
        this.realm = realm;
        this.poolUuid = poolUuid;
    }

    public static GameRealm on(KeycloakServer server) {
        return on(server, realm -> {});
    }

    public static GameRealm on(KeycloakServer server, Consumer<RealmRepresentation> settings) {
        String poolUuid = UUID.randomUUID().toString();
        ThrowawayRealm realm = ThrowawayRealm.on(server, representation -> {
            fill(representation, poolUuid);
            settings.accept(representation);
        });
        return new GameRealm(server, realm, poolUuid);
    }

    public String name() {
        return realm.name();
    }

    public RealmResource resource() {
        return realm.resource();
    }

    /** As clients name it. */
    public String pool() {
        return "us-east-1:" + poolUuid;
    }

    /** As Keycloak names it. */
    public String poolUuid() {
        return poolUuid;
    }

    /** The id of the role's component. */
    public String role(String name) {
        return resource().components().query(null, ROLE_TYPE, name).get(0).getId();
    }

    public PoolUser alice() {
        return signedIn("alice");
    }

    public PoolUser signedIn(String username) {
        return PoolUser.signedIn(server, name(), username, PASSWORD);
    }

    public PoolUser guest() {
        return PoolUser.guest(server, name());
    }

    public Evaluations evaluations() {
        return Evaluations.in(server, name());
    }

    public KeypoolAdmin admin() {
        return KeypoolAdmin.as(admin, server, name());
    }

    /** Changes the pool's settings. */
    public void pool(Consumer<MultivaluedHashMap<String, String>> change) {
        ComponentRepresentation pool = resource().components().component(poolUuid).toRepresentation();
        Set<String> before = Set.copyOf(pool.getConfig().keySet());
        change.accept(pool.getConfig());
        // What is not there Keycloak leaves as it was.
        before.forEach(setting -> pool.getConfig().putIfAbsent(setting, List.of("")));
        resource().components().component(poolUuid).update(pool);
    }

    /** Fixes the realm's address: it is no longer what the Host header says. */
    public void frontendUrl(String url) {
        RealmRepresentation settings = resource().toRepresentation();
        settings.getAttributes().put("frontendUrl", url);
        resource().update(settings);
    }

    /** Fixes it where it is. */
    public void ownFrontendUrl() {
        frontendUrl(server.issuer(name()).toString().replaceFirst("/realms/[^/]+$", ""));
    }

    /** Gives the realm an identity provider. */
    public void add(IdentityProviderRepresentation provider) {
        try (Response response = resource().identityProviders().create(provider)) {
            if (response.getStatus() != 201) {
                throw new IllegalStateException("No identity provider: " + response.getStatus() + " " + response.readEntity(String.class));
            }
        }
    }

    /** Changes one of the realm's identity providers. */
    public void change(String alias, Consumer<IdentityProviderRepresentation> change) {
        IdentityProviderRepresentation provider = resource().identityProviders().get(alias).toRepresentation();
        change.accept(provider);
        resource().identityProviders().get(alias).update(provider);
    }

    /** Trust for one pool's people ({@code authenticated}) or guests ({@code unauthenticated}). */
    public static String trust(String poolId, String amr) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},\
                "Action":"sts:AssumeRoleWithWebIdentity","Condition":{\
                "StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},\
                "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}]}""".formatted(poolId, amr);
    }

    /** The pool's settings in a representation of the realm that is to be created. */
    public static MultivaluedHashMap<String, String> poolOf(RealmRepresentation realm) {
        return realm.getComponents().getFirst(POOL_TYPE).getConfig();
    }

    public static MultivaluedHashMap<String, String> poolConfig() {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle("allowUnauthenticatedIdentities", "true");
        config.put("appClients", List.of("cli"));
        config.putSingle("authenticatedRole", "player");
        config.putSingle("unauthenticatedRole", "guest");
        return config;
    }

    /** The realm as it was created. */
    public RealmRepresentation representation() {
        RealmRepresentation representation = new RealmRepresentation();
        representation.setRealm(name());
        representation.setEnabled(true);
        fill(representation, poolUuid);
        return representation;
    }

    /** Creates the realm again after it was removed. */
    public void create(RealmRepresentation representation) {
        admin.realms().create(representation);
    }

    public void rename(String from, String to) {
        RealmRepresentation representation = admin.realm(from).toRepresentation();
        representation.setRealm(to);
        admin.realm(from).update(representation);
    }

    private static void fill(RealmRepresentation realm, String poolUuid) {
        realm.setClients(List.of(ThrowawayRealm.publicClient("cli"), service()));
        realm.setRoles(new RolesRepresentation());
        realm.getRoles().setRealm(List.of(new RoleRepresentation("keypool-evaluate-access", "", false)));
        realm.setUsers(List.of(ThrowawayRealm.user("alice", PASSWORD), serviceAccount()));
        String pool = "us-east-1:" + poolUuid;
        realm.setComponents(new MultivaluedHashMap<>(Map.of(
                POOL_TYPE, List.of(component(poolUuid, "Game", "identity-pool", poolConfig())),
                ROLE_TYPE, List.of(
                        component(null, "player", "role", roleConfig(trust(pool, "authenticated"), OWN_SAVES)),
                        component(null, "guest", "role", roleConfig(trust(pool, "unauthenticated"), NOTHING))))));
    }

    private static ClientRepresentation service() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("service");
        client.setSecret(KeycloakServer.CLIENT_SECRET);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        return client;
    }

    private static UserRepresentation serviceAccount() {
        UserRepresentation user = new UserRepresentation();
        user.setUsername("service-account-service");
        user.setEnabled(true);
        user.setServiceAccountClientId("service");
        user.setRealmRoles(List.of("keypool-evaluate-access"));
        return user;
    }

    private static MultivaluedHashMap<String, String> roleConfig(String trust, String permissions) {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle("trustPolicy", trust);
        config.put("permissionsPolicies", List.of(permissions));
        return config;
    }

    private static ComponentExportRepresentation component(
            String id, String name, String provider, MultivaluedHashMap<String, String> config) {
        ComponentExportRepresentation component = new ComponentExportRepresentation();
        component.setId(id);
        component.setName(name);
        component.setProviderId(provider);
        component.setConfig(config);
        return component;
    }

    @Override
    public void close() {
        admin.close();
        realm.close();
    }
}
