package dev.keypool.identitypools.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.iam.policy.Decision;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sessions may do: their role, and of that what their session policies allow. */
class PermissionsTest {

    private static final String OBJECT = "arn:aws:s3:::games/1";
    private static final String READ = policy("Allow", "s3:GetObject");

    private final Permissions permissions = new Permissions();

    @Test
    void withoutSessionPoliciesTheRoleDecides() {
        Role role = role("s3:GetObject", "s3:PutObject");
        assertThat(allows(role, new PoolBuilder(), person(), "s3:GetObject")).isTrue();
        assertThat(allows(role, new PoolBuilder(), person(), "s3:DeleteObject")).isFalse();
    }

    @Test
    void aSessionPolicyNarrowsTheRoleAndNeverWidensIt() {
        Role role = role("s3:GetObject", "s3:PutObject");
        SessionBuilder narrowed = person().policies(policy("Allow", "s3:GetObject", "s3:DeleteObject"));
        assertThat(allows(role, new PoolBuilder(), narrowed, "s3:GetObject")).isTrue();
        assertThat(allows(role, new PoolBuilder(), narrowed, "s3:PutObject")).as("the session policy does not allow it").isFalse();
        assertThat(allows(role, new PoolBuilder(), narrowed, "s3:DeleteObject")).as("the role does not allow it").isFalse();
    }

    @Test
    void ofSeveralSessionPoliciesOneMustAllow() {
        Role role = role("s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        SessionBuilder narrowed = person().policies(READ, policy("Allow", "s3:PutObject"));
        assertThat(allows(role, new PoolBuilder(), narrowed, "s3:GetObject")).isTrue();
        assertThat(allows(role, new PoolBuilder(), narrowed, "s3:PutObject")).isTrue();
        assertThat(allows(role, new PoolBuilder(), narrowed, "s3:DeleteObject")).isFalse();
    }

    @Test
    void aDenyInEitherIsTheLastWord() {
        assertThat(allows(role("s3:*"), new PoolBuilder(), person().policies(policy("Allow", "*"), policy("Deny", "s3:PutObject")), "s3:PutObject")).isFalse();
        Role denying = Example.role("Guests", "/", Example.trust(Example.POOL_ID, "authenticated"), policy("Deny", "s3:*"));
        assertThat(decide(denying, new PoolBuilder(), person().policies(policy("Allow", "*")), "s3:GetObject").outcome())
                .isEqualTo(Decision.Outcome.EXPLICIT_DENY);
    }

    @Test
    void oneSessionsPoliciesAreNotAnothers() {
        Role role = role("s3:GetObject", "s3:PutObject");
        assertThat(allows(role, new PoolBuilder(), person().policies(READ), "s3:PutObject")).isFalse();
        assertThat(allows(role, new PoolBuilder(), person().policies(policy("Allow", "s3:PutObject")), "s3:PutObject")).isTrue();
        assertThat(allows(role, new PoolBuilder(), person(), "s3:PutObject")).isTrue();
        assertThat(allows(role("s3:GetObject"), new PoolBuilder(), person().policies(policy("Allow", "s3:PutObject")), "s3:PutObject")).isFalse();
    }

    @Test
    void guestsMayUseCognitosServicesAtMost() {
        Role everything = role("*");
        for (String allowed : List.of("s3:GetObject", "dynamodb:PutItem", "execute-api:Invoke", "kms:Decrypt", "geo:GetMapTile", "rum:PutRumEvents",
                "sagemaker:InvokeEndpoint", "textract:AnalyzeDocument")) {
            assertThat(allows(everything, new PoolBuilder(), guest(true), allowed)).as(allowed).isTrue();
        }
        for (String denied : List.of("sts:AssumeRole", "iam:PassRole", "ssm:GetParameter", "kms:CreateKey", "kms:ScheduleKeyDeletion",
                "sagemaker:CreateEndpoint", "ec2:RunInstances", "secretsmanager:GetSecretValue", "geo:DeleteMap")) {
            assertThat(allows(everything, new PoolBuilder(), guest(true), denied)).as(denied).isFalse();
            assertThat(allows(everything, new PoolBuilder(), person(), denied)).as(denied + " for who signed in").isTrue();
        }
    }

    @Test
    void whatTheirRoleDoesNotAllowGuestsMayNot() {
        assertThat(allows(role("s3:GetObject"), new PoolBuilder(), guest(true), "s3:PutObject")).isFalse();
        assertThat(allows(role("s3:GetObject"), new PoolBuilder(), guest(true), "s3:GetObject")).isTrue();
    }

    @Test
    void thePoolChoosesItsGuestsSessionPolicyAndThatHoldsAtOnce() {
        Role everything = role("*");
        PoolBuilder only = new PoolBuilder().guestSessionPolicies(READ);
        assertThat(allows(everything, only, guest(true), "s3:GetObject")).isTrue();
        assertThat(allows(everything, only, guest(true), "s3:PutObject")).isFalse();
        assertThat(allows(everything, new PoolBuilder().guestSessionPolicies(), guest(true), "iam:PassRole")).isTrue();
    }

    @Test
    void theBasicFlowHasNoScopeNorHasAChainedRole() {
        Role everything = role("*");
        assertThat(allows(everything, new PoolBuilder(), guest(false), "ssm:GetParameter")).isTrue();
        assertThat(allows(everything, new PoolBuilder(), guest(true).chain(1, "role-0"), "ssm:GetParameter")).isTrue();
        assertThat(allows(everything, new PoolBuilder(), guest(false).policies(READ), "ssm:GetParameter")).isFalse();
        assertThat(allows(everything, new PoolBuilder(), guest(true).chain(1, "role-0").policies(READ), "ssm:GetParameter")).isFalse();
    }

    @Test
    void aSessionWithoutAPoolHasItsOwnPoliciesOnly() {
        SessionBuilder federated = new SessionBuilder().federation("accounts.google.com", Map.of());
        assertThat(allows(role("*"), new PoolBuilder(), federated, "ssm:GetParameter")).isTrue();
        assertThat(allows(role("*"), new PoolBuilder(), federated.policies(READ), "ssm:GetParameter")).isFalse();
    }

    private static SessionBuilder person() {
        return new SessionBuilder().pool(Example.POOL, "identity-1", "authenticated", "kc");
    }

    private static SessionBuilder guest(boolean enhanced) {
        return new SessionBuilder().pool(new PoolIdentity(Example.POOL, "identity-1", List.of("unauthenticated"), enhanced));
    }

    private boolean allows(Role role, PoolBuilder pool, SessionBuilder session, String action) {
        return decide(role, pool, session, action).isAllowed();
    }

    private Decision decide(Role role, PoolBuilder pool, SessionBuilder session, String action) {
        CallerIdentity caller = new CallerIdentity(session.role(role.id()).build(), role);
        return permissions.decide(SnapshotBuilder.empty().pool(pool.build()).role(role).build(), caller, action, OBJECT, null,
                new SessionContext(caller, Example.REGION, Map.of(), Instant.ofEpochSecond(1_800_000_060L)));
    }

    private static Role role(String... actions) {
        return Example.role("Guests", "/", Example.trust(Example.POOL_ID, "authenticated"), policy("Allow", actions));
    }

    private static String policy(String effect, String... actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":[\"" + String.join("\",\"", actions)
                + "\"],\"Resource\":\"*\"}]}";
    }
}
