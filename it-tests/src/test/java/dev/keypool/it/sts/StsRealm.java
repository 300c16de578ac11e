package dev.keypool.it.sts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.endpoints.EndpointUrl;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A realm whose tokens open roles: with what {@link GameRealm} has, the classic flow allowed, the clients {@code other},
 * {@code tagger} (whose ID tokens carry AWS's claims) and {@code worker} (a service account whose tokens are for STS).
 */
final class StsRealm implements AutoCloseable {

    static final String ACCOUNT = "123456789012";
    static final String SECRET = "a client's secret";
    static final String S3 = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::game/*"}]}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final GameRealm realm;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private final StsClient anonymous;
    private final CognitoIdentityClient pools;

    private StsRealm(KeycloakServer server, GameRealm realm) {
        this.server = server;
        this.realm = realm;
        this.anonymous = sts(AnonymousCredentialsProvider.create());
        this.pools = CognitoIdentityClient.builder().endpointOverride(uri("/cognito-identity")).region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build();
        clients.add(pools);
    }

    static StsRealm on(KeycloakServer server) {
        return on(server, representation -> {});
    }

    static StsRealm on(KeycloakServer server, Consumer<RealmRepresentation> settings) {
        return new StsRealm(server, GameRealm.on(server, representation -> {
            representation.setAttributes(Map.of("keypool.accountId", ACCOUNT));
            representation.getComponents().get(GameRealm.POOL_TYPE).get(0).getConfig().putSingle("allowClassicFlow", "true");
            List<ClientRepresentation> clients = new ArrayList<>(representation.getClients());
            clients.addAll(List.of(ThrowawayRealm.publicClient("other"), tagger(), worker()));
            representation.setClients(clients);
            settings.accept(representation);
        }));
    }

    private static ClientRepresentation tagger() {
        ClientRepresentation client = ThrowawayRealm.publicClient("tagger");
        client.setProtocolMappers(List.of(
                claim("https://aws\\.amazon\\.com/tags", "JSON", "{\"principal_tags\":{\"team\":[\"red\"],\"job\":[\"7\"]},\"transitive_tag_keys\":[\"team\"]}"),
                claim("https://aws\\.amazon\\.com/source_identity", "String", "alice")));
        return client;
    }

    private static ClientRepresentation worker() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("worker");
        client.setSecret(SECRET);
        client.setServiceAccountsEnabled(true);
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("sts");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.custom.audience", "sts.amazonaws.com", "access.token.claim", "true"));
        client.setProtocolMappers(List.of(audience));
        return client;
    }

    private static ProtocolMapperRepresentation claim(String name, String type, String value) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-hardcoded-claim-mapper");
        mapper.setConfig(Map.of("claim.name", name, "jsonType.label", type, "claim.value", value, "id.token.claim", "true"));
        return mapper;
    }

    String name() {
        return realm.name();
    }

    GameRealm game() {
        return realm;
    }

    URI uri(String path) {
        return URI.create(server.realm(name()) + path);
    }

    /** The realm's issuer without its scheme. */
    String issuer() {
        return PoolUser.provider(server.realm(name()));
    }

    String provider() {
        return "arn:aws:iam::" + ACCOUNT + ":oidc-provider/realms/" + name();
    }

    /** Of alice, at a public client. */
    String idToken(String client) {
        return Tokens.byDirectGrant(server, name(), client, "alice", GameRealm.PASSWORD).idToken();
    }

    /** Of the service account. */
    String accessToken() {
        return Tokens.ofClient(server, name(), "worker", SECRET).accessToken();
    }

    // Roles

    /** @return the role's ARN */
    String role(String name, String trust, String permissions) {
        return role(name, trust, permissions, 3600);
    }

    String role(String name, String trust, String permissions, int maxSessionDuration) {
        try {
            ObjectNode role = JSON.createObjectNode().put("name", name).put("maxSessionDuration", maxSessionDuration);
            role.set("trustPolicy", JSON.readTree(trust));
            role.putArray("permissionsPolicies").add(JSON.readTree(permissions));
            HttpResponse<String> created = realm.admin().post("roles", role.toString());
            if (created.statusCode() != 201) {
                throw new IllegalStateException(created.statusCode() + " " + created.body());
            }
            return KeypoolAdmin.json(created).path("arn").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For people of one client of the realm. */
    String trustOfClient(String client, String... moreActions) {
        return trust(provider(), actions("sts:AssumeRoleWithWebIdentity", moreActions),
                "{\"StringEquals\":{\"realms/" + name() + ":aud\":\"" + client + "\"}}");
    }

    /** For identities of the pool. */
    String trustOfPool(String amr, String... moreActions) {
        return trust("cognito-identity.amazonaws.com", actions("sts:AssumeRoleWithWebIdentity", moreActions), "{\"StringEquals\":{"
                + "\"cognito-identity.amazonaws.com:aud\":\"" + realm.pool() + "\"},\"ForAnyValue:StringLike\":{\"cognito-identity.amazonaws.com:amr\":\"" + amr + "\"}}");
    }

    static String trust(String federated, String actions, String condition) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"%s"},"Action":%s,"Condition":%s}]}"""
                .formatted(federated, actions, condition);
    }

    static String trustOfSession(String principal, String actions, String condition) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":%s,"Condition":%s}]}"""
                .formatted(principal, actions, condition);
    }

    private static String actions(String first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return "[\"" + String.join("\",\"", all) + "\"]";
    }

    // Clients

    StsClient anonymous() {
        return anonymous;
    }

    StsClient as(Credentials credentials) {
        return sts(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())));
    }

    StsClient as(software.amazon.awssdk.services.cognitoidentity.model.Credentials credentials) {
        return sts(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken())));
    }

    CognitoIdentityClient pools() {
        return pools;
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        // Not by endpointOverride: in the Query protocol this SDK drops its path (aws/aws-sdk-java-v2 issue 3387).
        Endpoint endpoint = Endpoint.builder().endpointUrl(EndpointUrl.fromString(uri("/sts").toString())).build();
        StsClient client = StsClient.builder().endpointProvider(parameters -> CompletableFuture.completedFuture(endpoint))
                .region(Region.US_EAST_1).credentialsProvider(credentials).build();
        clients.add(client);
        return client;
    }

    AssumeRoleWithWebIdentityResponse assume(String role, String token) {
        return anonymous.assumeRoleWithWebIdentity(request -> request.roleArn(role).roleSessionName("test").webIdentityToken(token));
    }

    /** Whether the session may do this there, by the realm's own evaluation. */
    boolean allows(Credentials credentials, String action, String resource) {
        return realm.evaluations().allows(software.amazon.awssdk.services.cognitoidentity.model.Credentials.builder()
                .accessKeyId(credentials.accessKeyId()).secretKey(credentials.secretAccessKey()).sessionToken(credentials.sessionToken()).build(),
                action, resource);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        realm.close();
    }
}
