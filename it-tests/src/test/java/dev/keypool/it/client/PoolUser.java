package dev.keypool.it.client;

import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.endpoints.EndpointUrl;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Somebody who uses a realm's identity pools with the AWS SDK: nothing but the endpoints is set. */
public final class PoolUser {

    private final KeycloakServer server;
    private final String realm;
    private final Map<String, String> logins;

    private PoolUser(KeycloakServer server, String realm, Map<String, String> logins) {
        this.server = server;
        this.realm = realm;
        this.logins = logins;
    }

    public static PoolUser guest(KeycloakServer server, String realm) {
        return new PoolUser(server, realm, Map.of());
    }

    /** Somebody who holds this token of the realm, good or bad. */
    public static PoolUser with(KeycloakServer server, String realm, String idToken) {
        return new PoolUser(server, realm, Map.of(provider(server.issuer(realm)), idToken));
    }

    /** Somebody who holds these tokens, by their providers, good or bad. */
    public static PoolUser with(KeycloakServer server, String realm, Map<String, String> logins) {
        return new PoolUser(server, realm, Map.copyOf(logins));
    }

    /** Somebody who signs in by direct grant at the client {@code cli}. */
    public static PoolUser signedIn(KeycloakServer server, String realm, String username, String password) {
        return with(server, realm, Tokens.byDirectGrant(server, realm, "cli", username, password).idToken());
    }

    /** A person of the demo realm. */
    public static PoolUser ofDemo(KeycloakServer server, String username) {
        return signedIn(server, DemoRealm.NAME, username, KeycloakServer.PASSWORD);
    }

    /** The same person or guest, with the same token, at another node of the cluster. */
    public PoolUser at(KeycloakServer node) {
        return new PoolUser(node, realm, logins);
    }

    /** How Cognito names a provider: the issuer without its scheme. */
    public static String provider(URI issuer) {
        return issuer.toString().replaceFirst("^https?://", "");
    }

    public String idToken() {
        return logins.values().iterator().next();
    }

    /** Tokens by provider; none for a guest. */
    public Map<String, String> logins() {
        return logins;
    }

    /** The same person at the same pools, with one more login. */
    public PoolUser and(PoolUser other) {
        Map<String, String> both = new HashMap<>(logins);
        both.putAll(other.logins);
        return new PoolUser(server, realm, both);
    }

    /** Somebody with these logins at the pools of another realm. */
    public PoolUser at(String otherRealm) {
        return at(server, otherRealm);
    }

    /** The same at a node of the cluster. */
    public PoolUser at(KeycloakServer node, String otherRealm) {
        return new PoolUser(node, otherRealm, logins);
    }

    public String getId(String poolId) {
        try (CognitoIdentityClient client = cognitoIdentity()) {
            return client.getId(request -> request.identityPoolId(poolId).logins(logins)).identityId();
        }
    }

    public GetCredentialsForIdentityResponse getCredentials(String identityId) {
        return getCredentials(identityId, null);
    }

    /** @param customRole the ARN of the role that is asked for, or null */
    public GetCredentialsForIdentityResponse getCredentials(String identityId, String customRole) {
        try (CognitoIdentityClient client = cognitoIdentity()) {
            return client.getCredentialsForIdentity(
                    request -> request.identityId(identityId).logins(logins).customRoleArn(customRole));
        }
    }

    /** Both calls. */
    public Credentials credentials(String poolId) {
        return getCredentials(getId(poolId)).credentials();
    }

    /** Who STS says that the holder of these credentials is. */
    public GetCallerIdentityResponse callerIdentity(Credentials credentials) {
        AwsSessionCredentials session = AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
        // Not by endpointOverride: in the Query protocol this SDK drops its path (aws/aws-sdk-java-v2 issue 3387).
        Endpoint endpoint = Endpoint.builder().endpointUrl(EndpointUrl.fromString(server.realm(realm) + "/sts")).build();
        try (StsClient client = StsClient.builder()
                .endpointProvider(parameters -> CompletableFuture.completedFuture(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(session))
                .build()) {
            return client.getCallerIdentity();
        }
    }

    private CognitoIdentityClient cognitoIdentity() {
        return CognitoIdentityClient.builder()
                .endpointOverride(URI.create(server.realm(realm) + "/cognito-identity"))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }
}
