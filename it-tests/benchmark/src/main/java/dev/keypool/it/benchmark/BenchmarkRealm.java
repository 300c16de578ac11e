package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A realm with a thousand people, a pool, and a signing key that the benchmark holds too. */
final class BenchmarkRealm {

    static final String NAME = "benchmark";
    static final String POOL = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e91";
    static final int PEOPLE = 1000;
    static final String SECRET = "benchmark-secret";

    private final List<String> people = new ArrayList<>();
    private final KeyPair key;

    private BenchmarkRealm(KeyPair key) {
        this.key = key;
        for (int i = 0; i < PEOPLE; i++) {
            people.add(UUID.randomUUID().toString());
        }
    }

    static BenchmarkRealm create(Api api, String adminToken) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        BenchmarkRealm realm = new BenchmarkRealm(generator.generateKeyPair());
        api.post("/admin/realms", "application/json", realm.representation().toString(), Map.of("Authorization", "Bearer " + adminToken));
        return realm;
    }

    List<String> people() {
        return people;
    }

    IdTokens tokens(String issuer) {
        return new IdTokens(key, issuer);
    }

    private ObjectNode representation() {
        ObjectNode realm = Api.JSON.createObjectNode().put("realm", NAME).put("enabled", true)
                // The service asks with one token throughout.
                .put("accessTokenLifespan", 7200);
        realm.putObject("roles").putArray("realm").addObject().put("name", "keypool-evaluate-access");
        ArrayNode clients = realm.putArray("clients");
        clients.addObject().put("clientId", "app").put("enabled", true).put("publicClient", true);
        clients.addObject().put("clientId", "service").put("enabled", true).put("secret", SECRET).put("serviceAccountsEnabled", true);
        ArrayNode users = realm.putArray("users");
        for (String id : people) {
            users.addObject().put("id", id).put("username", "person-" + id).put("enabled", true);
        }
        users.addObject().put("username", "service-account-service").put("enabled", true)
                .put("serviceAccountClientId", "service").putArray("realmRoles").add("keypool-evaluate-access");
        ObjectNode components = realm.putObject("components");
        ArrayNode keys = components.putArray("org.keycloak.keys.KeyProvider");
        component(keys, "signing", "rsa", Map.of("privateKey", pem(), "priority", "1000", "algorithm", "RS256"));
        ArrayNode pools = components.putArray("dev.keypool.identitypools.IdentityPool");
        component(pools, "pool", "identity-pool", Map.of("allowUnauthenticatedIdentities", "true", "appClients", "app",
                "authenticatedRole", "player", "unauthenticatedRole", "guest")).put("id", POOL.substring(POOL.indexOf(':') + 1));
        ArrayNode roles = components.putArray("dev.keypool.identitypools.Role");
        component(roles, "player", "role", Map.of("trustPolicy", trust("authenticated"), "permissionsPolicies", PLAYER));
        component(roles, "guest", "role", Map.of("trustPolicy", trust("unauthenticated"), "permissionsPolicies", GUEST));
        return realm;
    }

    private static ObjectNode component(ArrayNode into, String name, String provider, Map<String, String> config) {
        ObjectNode component = into.addObject().put("name", name).put("providerId", provider);
        ObjectNode values = component.putObject("config");
        config.forEach((setting, value) -> values.putArray(setting).add(value));
        return component;
    }

    private String pem() {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
    }

    private static String trust(String amr) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
                 "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                  "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}}}]}""".formatted(POOL, amr);
    }

    /** As tight as the demo's. */
    private static final String PLAYER = """
            {"Version": "2012-10-17", "Statement": [
             {"Sid": "ListOwnSaves", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::game",
              "Condition": {"StringLike": {"s3:prefix": ["saves/${cognito-identity.amazonaws.com:sub}/*"]}}},
             {"Sid": "OwnSaves", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
              "Resource": "arn:aws:s3:::game/saves/${cognito-identity.amazonaws.com:sub}/*"},
             {"Sid": "Leaderboard", "Effect": "Allow", "Action": "dynamodb:Query",
              "Resource": "arn:aws:dynamodb:us-east-1:000000000000:table/leaderboard"}]}""";

    private static final String GUEST = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Leaderboard", "Effect": "Allow", "Action": "dynamodb:Query",
             "Resource": "arn:aws:dynamodb:us-east-1:000000000000:table/leaderboard"}]}""";
}
