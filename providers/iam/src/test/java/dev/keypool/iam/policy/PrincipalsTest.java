package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who is meant by the principals of a resource's policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
class PrincipalsTest {

    private static final String USER = "arn:aws:iam::111122223333:user/alice";
    private static final String ROOT = "arn:aws:iam::111122223333:root";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/reader/alice";

    @Test
    void aSessionOfAFederatedRoleIsItsProvidersToo() {
        Policy idp = resource("Allow", "'Principal':{'Federated':'cognito-identity.amazonaws.com'}");
        Map<String, List<String>> signedIn = Map.of("aws:FederatedProvider", List.of("cognito-identity.amazonaws.com"));

        assertThat(allows(idp, SESSION, signedIn)).isTrue();
        assertThat(allows(idp, SESSION, Map.of("aws:FederatedProvider", List.of("accounts.google.com")))).isFalse();
        assertThat(allows(idp, SESSION, Map.of())).isFalse();
        assertThat(allows(resource("Allow", "'Principal':{'Service':'cognito-identity.amazonaws.com'}"), SESSION, signedIn)).isFalse();
    }

    @Test
    void aRoleMeansItsSessionsAndNoOthers() {
        Policy role = resource("Allow", "'Principal':{'AWS':'arn:aws:iam::111122223333:role/team/reader'}");

        assertThat(allows(role, SESSION, Map.of())).isTrue();
        assertThat(allows(role, SESSION, Map.of("aws:PrincipalArn", List.of("arn:aws:iam::111122223333:role/team/reader")))).isTrue();
        assertThat(allows(role, SESSION, Map.of("aws:PrincipalArn", List.of("arn:aws:iam::111122223333:role/other/reader")))).isFalse();
        assertThat(allows(role, "arn:aws:iam::111122223333:role/team/reader", Map.of())).isTrue();
        assertThat(allows(role, "arn:aws:sts::111122223333:assumed-role/writer/alice", Map.of())).isFalse();
        assertThat(allows(role, "arn:aws:sts::111122223333:assumed-role/reader", Map.of())).as("no session").isFalse();
        assertThat(allows(role, "arn:aws:sts::111122223333:federated-user/reader/alice", Map.of())).isFalse();
        assertThat(allows(role, "arn:aws:iam::111122223333:assumed-role/reader/alice", Map.of())).isFalse();
        assertThat(allows(role, "arn:aws:sts::444455556666:assumed-role/reader/alice", Map.of())).isFalse();
    }

    @Test
    void notPrincipalSparesOnlyWhomItNames() {
        Policy account = resource("Deny", "'NotPrincipal':{'AWS':'111122223333'}");

        assertThat(denies(account, ROOT)).isFalse();
        assertThat(denies(account, USER)).isTrue();
        assertThat(denies(account, "arn:aws:iam::111122223333:user/root")).isTrue();
        assertThat(denies(account, "arn:aws:sts::111122223333:root")).isTrue();
        assertThat(denies(account, "arn:aws:iam::444455556666:root")).isTrue();
        assertThat(denies(resource("Deny", "'NotPrincipal':{'Service':'ec2.amazonaws.com'}"), USER)).isTrue();
        assertThat(denies(resource("Deny", "'NotPrincipal':{'Service':'ec2.amazonaws.com'}"), "ec2.amazonaws.com")).isFalse();
        assertThat(denies(resource("Deny", "'NotPrincipal':{'AWS':'" + USER + "'}"), USER)).isFalse();
    }

    @Test
    void aCanonicalUserHas64HexadecimalDigits() {
        String id = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

        assertThat(allows(resource("Allow", "'Principal':{'CanonicalUser':'" + id + "'}"), id, Map.of())).isTrue();
        assertThat(allows(resource("Allow", "'Principal':{'Service':'" + id + "'}"), id, Map.of())).isFalse();
        for (String other : List.of(id.substring(1), id + "0", id.replace('7', 'g'))) {
            assertThat(allows(resource("Allow", "'Principal':{'CanonicalUser':'" + other + "'}"), other, Map.of())).as(other).isFalse();
        }
    }

    @Test
    void keysOfThePrincipalAreDerivedFromItsArn() {
        assertThat(allowsWhen("'aws:PrincipalArn':'arn:aws:iam::111122223333:role/reader'", SESSION)).isTrue();
        assertThat(allowsWhen("'aws:PrincipalArn':'" + USER + "'", USER)).isTrue();
        assertThat(allowsWhen("'aws:PrincipalAccount':'111122223333'", SESSION)).isTrue();
        assertThat(allowsWhen("'aws:PrincipalAccount':'444455556666'", SESSION)).isFalse();
        assertThat(allowsWhen("'aws:ResourceAccount':'111122223333'", SESSION)).isTrue();
        assertThat(allowsWhen("'aws:PrincipalArn':'ec2.amazonaws.com'", "ec2.amazonaws.com")).isFalse();
    }

    private static boolean allowsWhen(String key, String principal) {
        return allows(resource("Allow", "'Principal':{'AWS':'*','Service':'ec2.amazonaws.com'},'Condition':{'StringEquals':{" + key + "}}"), principal,
                Map.of());
    }

    private static boolean allows(Policy policy, String principal, Map<String, List<String>> context) {
        return decide(policy, principal, context).isAllowed();
    }

    private static boolean denies(Policy policy, String principal) {
        return decide(policy, principal, Map.of()).outcome() == Decision.Outcome.EXPLICIT_DENY;
    }

    private static Decision decide(Policy policy, String principal, Map<String, List<String>> context) {
        return PolicySet.builder().resource(policy).build().evaluate(new AccessRequest(principal, "s3:GetObject", "arn:aws:s3:::b/a", "111122223333",
                ConditionContext.of(context)));
    }

    private static Policy resource(String effect, String more) {
        String text = "{'Statement':{'Effect':'" + effect + "','Action':'s3:*','Resource':'*'," + more + "}}";
        return Policy.parse(text.replace('\'', '"'), PolicyKind.RESOURCE);
    }
}
