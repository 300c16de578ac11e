package dev.keypool.it.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;

/**
 * A realm whose pools are administered through Cognito's API: with the pool, people and roles of {@link GameRealm}, three
 * identity providers, and keys (temporary credentials) that may do what a test wants them to.
 */
final class PoolRealm implements AutoCloseable {

    static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cognito-identity:*","iam:PassRole"],"Resource":"*"}]}""";
    static final String ACCOUNT = "000000000000";
    static final String OIDC_ARN = "arn:aws:iam::" + ACCOUNT + ":oidc-provider/login.partner.example/tenant";
    static final String GOOGLE_ARN = "arn:aws:iam::" + ACCOUNT + ":oidc-provider/accounts.google.com";
    static final String SAML_ARN = "arn:aws:iam::" + ACCOUNT + ":saml-provider/partner-saml";

    private final KeycloakServer server;
    private final GameRealm realm;
    /** Another realm of the server, with an alice and a bob of its own. */
    private final GameRealm other;
    private final List<CognitoIdentityClient> clients = new ArrayList<>();
    private final Credentials everything;
    private final CognitoIdentityClient administrator;
    private final CognitoIdentityClient anonymous;

    private PoolRealm(KeycloakServer server, GameRealm realm) {
        this.server = server;
        this.realm = realm;
        this.other = GameRealm.on(server, PoolRealm::addBob);
        this.everything = key(EVERYTHING);
        this.administrator = with(everything);
        this.anonymous = client(AnonymousCredentialsProvider.create());
    }

    static PoolRealm on(KeycloakServer server) {
        return on(server, realm -> {});
    }

    static PoolRealm on(KeycloakServer server, Consumer<RealmRepresentation> settings) {
        GameRealm realm = GameRealm.on(server, representation -> {
            representation.setIdentityProviders(List.of(
                    provider("partner", "oidc", Map.of("issuer", "https://login.partner.example/tenant", "clientId", "broker",
                            "authorizationUrl", "https://login.partner.example/auth", "tokenUrl", "https://login.partner.example/token")),
                    provider("google", "google", Map.of("clientId", "1-broker.apps.googleusercontent.com", "clientSecret", "s")),
                    provider("partner-saml", "saml", Map.of("singleSignOnServiceUrl", "https://saml.partner.example/sso",
                            "idpEntityId", "https://saml.partner.example"))));
            addBob(representation);
            settings.accept(representation);
        });
        return new PoolRealm(server, realm);
    }

    private static void addBob(RealmRepresentation realm) {
        realm.setUsers(new ArrayList<>(realm.getUsers()));
        realm.getUsers().add(ThrowawayRealm.user("bob", GameRealm.PASSWORD));
    }

    private static IdentityProviderRepresentation provider(String alias, String kind, Map<String, String> config) {
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setProviderId(kind);
        provider.setEnabled(true);
        provider.setConfig(config);
        return provider;
    }

    GameRealm game() {
        return realm;
    }

    String pool() {
        return realm.pool();
    }

    KeypoolAdmin admin() {
        return realm.admin();
    }

    /** The realm's own name as a provider. */
    String provider() {
        return PoolUser.provider(server.issuer(realm.name()));
    }

    PoolUser alice() {
        return realm.alice();
    }

    PoolUser bob() {
        return realm.signedIn("bob");
    }

    Map<String, String> logins(PoolUser user) {
        return Map.of(provider(), user.idToken());
    }

    String otherProvider() {
        return PoolUser.provider(server.issuer(other.name()));
    }

    GameRealm otherRealm() {
        return other;
    }

    Map<String, String> otherLogins(String username) {
        return Map.of(otherProvider(), other.signedIn(username).idToken());
    }

    CognitoIdentityProvider otherClient(String clientId) {
        return CognitoIdentityProvider.builder().providerName(otherProvider()).clientId(clientId).build();
    }

    /** May do everything with pools, and pass every role. */
    CognitoIdentityClient administrator() {
        return administrator;
    }

    Credentials administratorsKey() {
        return everything;
    }

    /** Signs nothing. */
    CognitoIdentityClient anonymous() {
        return anonymous;
    }

    /** With a key whose role has these permissions and no others. */
    CognitoIdentityClient may(String... policies) {
        return with(key(policies));
    }

    static String allow(String action, String resource) {
        return statement("Allow", action, resource, "{}");
    }

    static String statement(String effect, String action, String resource, String condition) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"%s","Action":%s,"Resource":"%s","Condition":%s}]}"""
                .formatted(effect, action.startsWith("[") ? action : "\"" + action + "\"", resource, condition);
    }

    static String poolArn(String poolId) {
        return "arn:aws:cognito-identity:us-east-1:" + ACCOUNT + ":identitypool/" + poolId;
    }

    static String roleArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    /** Temporary credentials under a role with these permissions: a pool of its own, at which alice signs in. */
    Credentials key(String... policies) {
        String name = "key-" + UUID.randomUUID();
        String pool = created(admin().post("identity-pools", "{\"name\":\"" + name + "\",\"appClients\":[\"cli\"]}")).path("identityPoolId").textValue();
        role(name, pool, policies);
        ok(admin().put("identity-pools/" + pool.substring(pool.indexOf(':') + 1),
                "{\"name\":\"" + name + "\",\"appClients\":[\"cli\"],\"authenticatedRole\":\"" + name + "\"}"));
        return alice().credentials(pool);
    }

    /** A role for people who sign in at the pool. */
    void role(String name, String pool, String... policies) {
        ObjectNode role = JsonNodeFactory.instance.objectNode().put("name", name).put("trustPolicy", GameRealm.trust(pool, "authenticated"));
        var permissions = role.putArray("permissionsPolicies");
        List.of(policies).forEach(permissions::add);
        created(admin().post("roles", role.toString()));
    }

    private static JsonNode created(HttpResponse<String> response) {
        return response.statusCode() == 201 ? KeypoolAdmin.json(response) : fail(response);
    }

    private static void ok(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            fail(response);
        }
    }

    private static JsonNode fail(HttpResponse<String> response) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
    }

    CognitoIdentityClient with(Credentials key) {
        return client(StaticCredentialsProvider.create(AwsSessionCredentials.create(key.accessKeyId(), key.secretKey(), key.sessionToken())));
    }

    /** The administrator's key at another node of the cluster. */
    CognitoIdentityClient administratorAt(KeycloakServer node) {
        return client(node, StaticCredentialsProvider.create(AwsSessionCredentials.create(
                everything.accessKeyId(), everything.secretKey(), everything.sessionToken())));
    }

    CognitoIdentityClient anonymousAt(KeycloakServer node) {
        return client(node, AnonymousCredentialsProvider.create());
    }

    CognitoIdentityClient client(AwsCredentialsProvider credentials) {
        return client(server, credentials);
    }

    /** The SDK as it is, but that it asks once. */
    private CognitoIdentityClient client(KeycloakServer node, AwsCredentialsProvider credentials) {
        CognitoIdentityClient client = CognitoIdentityClient.builder()
                .endpointOverride(URI.create(node.realm(realm.name()) + "/cognito-identity"))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        clients.add(client);
        return client;
    }

    /** A new pool of the app client {@code cli}. */
    String newPool() {
        return administrator.createIdentityPool(request -> request.identityPoolName("A pool").allowUnauthenticatedIdentities(true)
                .cognitoIdentityProviders(client("cli"))).identityPoolId();
    }

    /** A new pool with the developer provider {@code login.backend}, besides the app client {@code cli}. */
    String newDeveloperPool() {
        return administrator.createIdentityPool(request -> request.identityPoolName("Developers").allowUnauthenticatedIdentities(true)
                .developerProviderName("login.backend").cognitoIdentityProviders(client("cli"))).identityPoolId();
    }

    CognitoIdentityProvider client(String clientId) {
        return CognitoIdentityProvider.builder().providerName(provider()).clientId(clientId).serverSideTokenCheck(false).build();
    }

    List<String> poolIds() {
        return administrator.listIdentityPools(request -> request.maxResults(60)).identityPools().stream()
                .map(IdentityPoolShortDescription::identityPoolId).toList();
    }

    @Override
    public void close() {
        clients.forEach(CognitoIdentityClient::close);
        other.close();
        realm.close();
    }
}
