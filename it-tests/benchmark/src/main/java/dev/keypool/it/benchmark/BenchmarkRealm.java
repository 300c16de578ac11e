package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A realm with a thousand people, pools, and a signing key that the benchmark holds too. */
final class BenchmarkRealm {

    static final String NAME = "benchmark";
    /** Of the realm's own app client, and of guests. */
    static final String POOL = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e91";
    /** Of all other kinds of logins. */
    static final String LOGINS = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e92";
    static final int PEOPLE = 1000;
    /** Those of them who sign in themselves: hashing a password takes long, and is meant to. */
    static final int WITH_PASSWORD = 50;
    static final String SECRET = "benchmark-secret";
    static final String ACCOUNT = "000000000000";

    private static final String POOL_TYPE = "dev.keypool.identitypools.IdentityPool";
    private static final String ROLE_TYPE = "dev.keypool.identitypools.Role";

    private final List<String> people = newPeople(PEOPLE);
    private final KeyPair key;

    BenchmarkRealm() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
    }

    /** Their ids: no two realms of a server have one in common. */
    static List<String> newPeople(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    List<String> people() {
        return people;
    }

    KeyPair key() {
        return key;
    }

    /** The realm's own tokens; with another issuer and audience those of all whose keys are this realm's. */
    IdTokens tokens(String issuer, String audience) {
        return new IdTokens(key, issuer, audience);
    }

    /** @param partners whose people may come too */
    RealmFile file(PartnerRealms partners) {
        RealmFile realm = new RealmFile(NAME).keys(key).people(people, WITH_PASSWORD)
                .attribute("keypool.rememberLogins", "3600");
        realm.realmRole("keypool-evaluate-access");
        realm.client("app").put("publicClient", true);
        realm.client("checked").put("publicClient", true).put("directAccessGrantsEnabled", true);
        realm.client("service").put("secret", SECRET).put("serviceAccountsEnabled", true);
        realm.user("service-account-service").put("serviceAccountClientId", "service").putArray("realmRoles").add("keypool-evaluate-access");
        pool(realm, POOL, Map.of("allowUnauthenticatedIdentities", "true", "appClients", "app",
                "authenticatedRole", "player", "unauthenticatedRole", "guest"));
        pool(realm, LOGINS, partners.trusted());
        partners.identityProviders(realm);
        role(realm, "player", trust("authenticated"), PLAYER);
        role(realm, "guest", trust("unauthenticated"), GUEST);
        role(realm, "web", TRUST_OF_CHECKED, PLAYER);
        return realm;
    }

    private static ObjectNode pool(RealmFile realm, String id, Map<String, Object> config) {
        return realm.component(POOL_TYPE, "pool " + id.substring(id.length() - 2), "identity-pool", config).put("id", id.substring(id.indexOf(':') + 1));
    }

    private static void role(RealmFile realm, String name, String trust, String permissions) {
        realm.component(ROLE_TYPE, name, "role", Map.of("trustPolicy", trust, "permissionsPolicies", permissions));
    }

    static String roleArn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    private static String trust(String amr) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
                 "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": ["%s", "%s"]},
                  "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}}}]}""".formatted(POOL, LOGINS, amr);
    }

    /** At STS itself, with the realm's ID tokens. */
    private static final String TRUST_OF_CHECKED = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Federated": "arn:aws:iam::000000000000:oidc-provider/realms/benchmark"}, "Action": "sts:AssumeRoleWithWebIdentity",
             "Condition": {"StringEquals": {"realms/benchmark:aud": "checked"}}}]}""";

    /** As tight as the demo's; the backend's permission is what developer-authenticated people need. */
    private static final String PLAYER = """
            {"Version": "2012-10-17", "Statement": [
             {"Sid": "ListOwnSaves", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::game",
              "Condition": {"StringLike": {"s3:prefix": ["saves/${cognito-identity.amazonaws.com:sub}/*"]}}},
             {"Sid": "OwnSaves", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
              "Resource": "arn:aws:s3:::game/saves/${cognito-identity.amazonaws.com:sub}/*"},
             {"Sid": "Leaderboard", "Effect": "Allow", "Action": "dynamodb:Query",
              "Resource": "arn:aws:dynamodb:us-east-1:000000000000:table/leaderboard"},
             {"Sid": "Backend", "Effect": "Allow", "Action": "cognito-identity:GetOpenIdTokenForDeveloperIdentity", "Resource": "*"}]}""";

    private static final String GUEST = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Leaderboard", "Effect": "Allow", "Action": "dynamodb:Query",
             "Resource": "arn:aws:dynamodb:us-east-1:000000000000:table/leaderboard"}]}""";
}
