package dev.keypool.identitypools;

import dev.keypool.iam.arn.Arn;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicySet;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.Login;
import java.util.List;

/** Roles and pools as the tests need them, with real policies. */
public final class Example {

    public static final String REGION = "eu-central-1";
    public static final String ACCOUNT = "123456789012";
    public static final String POOL = "6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";
    public static final String POOL_ID = REGION + ":" + POOL;
    public static final String OTHER_POOL = "0a4be2c1-7d55-4f0e-8a35-51c9e6f4b702";

    private Example() {
    }

    /** The trust policy that Cognito's console writes: this pool's sessions of one kind, {@code authenticated} or not. */
    public static String trust(String poolId, String amr) {
        return """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow",
                  "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                  "Action": "sts:AssumeRoleWithWebIdentity",
                  "Condition": {
                    "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                    "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}}}]}""".formatted(poolId, amr);
    }

    /** What a person may: their own prefix. */
    public static final String OWN_PREFIX = """
            {"Version": "2012-10-17", "Statement": [{
              "Sid": "OwnPrefix", "Effect": "Allow", "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::games/${cognito-identity.amazonaws.com:sub}/*"}]}""";

    public static Role role(String name, String trustPolicy) {
        return role(name, "/", trustPolicy);
    }

    public static Role role(String name, String path, String trustPolicy) {
        return role(name, path, trustPolicy, OWN_PREFIX);
    }

    public static Role role(String name, String path, String trustPolicy, String permissions) {
        return new Role("component-of-" + name, "AROA" + name.toUpperCase(), name, new Arn("aws", "iam", "", ACCOUNT, "role" + path + name),
                Policy.parse(trustPolicy, PolicyKind.TRUST),
                PolicySet.builder().identity(Policy.parse(permissions, PolicyKind.IDENTITY)).build(), 3600, 0);
    }

    public static Role authenticated() {
        return role("Players", trust(POOL_ID, "authenticated"));
    }

    public static Role guests() {
        return role("Guests", trust(POOL_ID, "unauthenticated"));
    }

    /** The same role, its sessions from before that second revoked. */
    public static Role revoked(Role role, long before) {
        return new Role(role.id(), role.uniqueId(), role.name(), role.arn(), role.trust(), role.permissions(), role.maxSessionDuration(), before);
    }

    /** A pool with guests, both roles, and one app client. */
    public static IdentityPool pool() {
        return new PoolBuilder().build();
    }

    public static IdentityPool poolWithoutGuests() {
        return new PoolBuilder().withoutGuests().build();
    }

    public static IdentityPool poolWithRolesFromToken() {
        return new PoolBuilder().rolesFromToken().build();
    }

    /** Somebody of the example's pool who signed in. */
    public static Identity person(String id, Login... logins) {
        return new Identity(id, POOL, false, List.of(logins), null, 1, 1, 0);
    }
}
