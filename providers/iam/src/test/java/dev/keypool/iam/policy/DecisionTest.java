package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final String ALICE = "arn:aws:iam::111122223333:user/alice";

    @Test
    void namesTheStatementThatDecided() {
        Decision decision = set("{'Sid':'Read','Effect':'Allow','Action':'s3:Get*','Resource':'*'}").evaluate(get(Map.of()));

        assertThat(decision.matched()).containsExactly(new MatchedStatement("identityPolicies[0]", "Read", 0, "Allow"));
        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.reasons()).isEmpty();
    }

    @Test
    void namesAllThatCountedForAnAllow() {
        Policy everything = policy("{'Effect':'Allow','Action':'*','Resource':'*'}");
        Policy boundary = Policy.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", PolicyKind.BOUNDARY);
        Policy direct = Policy.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + ALICE
                + "\"},\"Action\":\"*\"}}", PolicyKind.RESOURCE);

        Decision both = PolicySet.builder().identity(everything).boundary(boundary).resource(direct).build().evaluate(get(Map.of()));
        Decision alone = PolicySet.builder().boundary(boundary).resource(direct).build().evaluate(get(Map.of()));

        assertThat(both.matched()).extracting(MatchedStatement::policy).containsExactly("identityPolicies[0]", "permissionsBoundaries[0]",
                "resourcePolicy");
        assertThat(alone.matched()).containsExactly(new MatchedStatement("resourcePolicy", null, 0, "Allow"));
    }

    @Test
    void namesTheLimitsAcrossAccountsToo() {
        String nothing = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}}";
        PolicySet set = PolicySet.builder().session(Policy.parse(nothing, PolicyKind.SESSION)).build();

        assertThat(set.evaluate(new AccessRequest(ALICE, "s3:GetObject", "arn:aws:s3:::b/a", "444455556666", null)).reasons()).satisfiesExactly(
                reason -> assertThat(reason).contains("belongs to account 444455556666").contains("no resource policy"),
                reason -> assertThat(reason).contains("the identity policies"),
                reason -> assertThat(reason).contains("the session policies"));
    }

    @Test
    void saysWhichConditionFailedInWhatCameClosest() {
        PolicySet set = set("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}",
                "{'Sid':'Home','Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::other'}");

        assertThat(set.evaluate(get(Map.of())).reasons()).containsExactly("No statement of the identity policies allows it; the closest is "
                + "statement 1 (Home) of identityPolicies[0], whose condition IpAddress of aws:SourceIp is not met: the request does not have that key.");
        assertThat(set.evaluate(get(Map.of("aws:SourceIp", List.of("192.0.2.1")))).reasons()).singleElement().asString()
                .endsWith("condition IpAddress of aws:SourceIp is not met.").doesNotContain("192.0.2.1");
    }

    @Test
    void saysWhenOnlyTheResourceOrTheActionDoesNotMatch() {
        assertThat(set("{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::other'}").evaluate(get(Map.of())).reasons())
                .singleElement().asString().contains("not on this resource");
        assertThat(set("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}").evaluate(get(Map.of())).reasons())
                .singleElement().asString().contains("none covers the action");
        assertThat(PolicySet.builder().build().evaluate(get(Map.of())).reasons()).containsExactly("No statement of the identity policies allows it.");
    }

    @Test
    void saysWhenOnlyThePrincipalDoesNotMatchAndNamesTheFirstThatCameSoFar() {
        String text = "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'s3:*'},"
                + "{'Effect':'Allow','Principal':{'AWS':'777788889999'},'Action':'s3:*'}]}";
        PolicySet set = PolicySet.builder().resource(Policy.parse(text.replace('\'', '"'), PolicyKind.RESOURCE)).build();

        assertThat(set.evaluate(get(Map.of())).reasons()).last().asString()
                .contains("the closest is statement 0 of resourcePolicy, which allows the action but not to this principal");
    }

    @Test
    void namesEveryLimitThatDoesNotAllow() {
        String nothing = "{'Statement':{'Effect':'Allow','Action':'ec2:*','Resource':'*'}}".replace('\'', '"');
        PolicySet set = PolicySet.builder().identity(policy("{'Effect':'Allow','Action':'*','Resource':'*'}"))
                .boundary(Policy.parse(nothing, PolicyKind.BOUNDARY)).session(Policy.parse(nothing, PolicyKind.SESSION)).build();

        assertThat(set.evaluate(get(Map.of())).reasons()).satisfiesExactly(
                reason -> assertThat(reason).contains("the permissions boundary"),
                        reason -> assertThat(reason).contains("the session policies"));
    }

    @Test
    void asksForAKeyOnlyWhenItIsNeeded() {
        List<String> asked = new ArrayList<>();
        PolicySet set = set("{'Effect':'Allow','Action':'ec2:*','Resource':'*','Condition':{'StringEquals':{'aws:Never':'x'}}}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'AWS:PrincipalTag/Team':'red'}}}");

        set.evaluate(new AccessRequest(ALICE, "s3:GetObject", "arn:aws:s3:::b/a", null, key -> {
            asked.add(key);
            return List.of("red");
        }));

        assertThat(asked).containsExactly("aws:principaltag/team");
    }

    @Test
    void anyOfSeveralSessionPoliciesMayAllowAndEveryBoundaryMust() {
        PolicySet.Builder sessions = PolicySet.builder().identity(policy("{'Effect':'Allow','Action':'*','Resource':'*'}"));
        PolicySet.Builder boundaries = PolicySet.builder().identity(policy("{'Effect':'Allow','Action':'*','Resource':'*'}"));
        for (String action : List.of("ec2:*", "s3:*")) {
            String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}";
            sessions.session(Policy.parse(text, PolicyKind.SESSION));
            boundaries.boundary(Policy.parse(text, PolicyKind.BOUNDARY));
        }

        assertThat(sessions.build().evaluate(get(Map.of())).isAllowed()).isTrue();
        assertThat(boundaries.build().evaluate(get(Map.of())).isAllowed()).isFalse();
    }

    @Test
    void aMissingContextOrResourceOrPrincipalIsNoError() {
        PolicySet set = set("{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:x':'y'}}}");

        assertThat(set.evaluate(new AccessRequest(null, "s3:ListAllMyBuckets", null, null, null)).isAllowed()).isFalse();
    }

    @Test
    void kindsAreNotMixedUp() {
        Policy identity = policy("{'Effect':'Allow','Action':'*','Resource':'*'}");

        assertThatIllegalArgumentException().isThrownBy(() -> PolicySet.builder().session(identity)).withMessageContaining("SESSION");
        assertThatIllegalStateException().isThrownBy(() -> identity.evaluateTrust(new TrustRequest(PrincipalType.AWS, ALICE,
                "sts:AssumeRole", null)));
    }

    @Test
    void contextKeysMayNotDifferInCaseOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConditionContext.of(Map.of("aws:x", List.of("1"), "AWS:X", List.of("2"))));
    }

    @Test
    void outcomesHaveTheNamesOfTheSimulator() {
        assertThat(Decision.Outcome.values()).extracting(Decision.Outcome::wireName).containsExactly("allowed", "explicitDeny",
                "implicitDeny");
    }

    private static AccessRequest get(Map<String, List<String>> context) {
        return new AccessRequest(ALICE, "s3:GetObject", "arn:aws:s3:::bucket/a", null, ConditionContext.of(context));
    }

    private static PolicySet set(String... statements) {
        return PolicySet.builder().identity(policy(statements)).build();
    }

    private static Policy policy(String... statements) {
        String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
        return Policy.parse(text.replace('\'', '"'), PolicyKind.IDENTITY);
    }
}
