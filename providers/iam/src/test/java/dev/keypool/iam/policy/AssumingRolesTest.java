package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role's session asks to assume another role: its own policies, and the other's trust policy. */
class AssumingRolesTest {

    private static final String ACCOUNT = "111122223333";
    private static final String CALLER = "arn:aws:sts::" + ACCOUNT + ":assumed-role/worker/alice";
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/team/admin";
    private static final String MAY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111122223333:role/team/*"}]}""";
    private static final String NOTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    @Test
    void namingTheAccountLeavesItToTheCallersPolicies() {
        for (String account : List.of(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":root")) {
            assertThat(decide(policies(MAY), trust("Allow", account)).isAllowed()).isTrue();
            Decision denied = decide(policies(NOTHING), trust("Allow", account));
            assertThat(denied.outcome()).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
            assertThat(denied.reasons()).singleElement().asString().contains("the identity policies");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:role/worker", CALLER, "*"})
    void namingTheCallerNeedsNoPolicyOfItsOwn(String principal) {
        assertThat(decide(policies(NOTHING), trust("Allow", principal)).isAllowed()).isTrue();
        assertThat(decide(PolicySet.builder().build(), trust("Allow", principal)).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:role/other", "arn:aws:iam::444455556666:role/worker", "444455556666",
            "arn:aws:sts::111122223333:assumed-role/worker/bob"})
    void theTrustPolicyMustAllowWithinTheAccountToo(String principal) {
        Decision denied = decide(policies(MAY), trust("Allow", principal));
        assertThat(denied.outcome()).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
        assertThat(denied.reasons()).singleElement().asString().contains("the trust policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:role/worker", CALLER, "*", ACCOUNT})
    void whatNarrowsTheCallerNarrowsWhatItAssumes(String principal) {
        PolicySet may = policies(MAY);
        Policy nothing = Policy.parse(NOTHING, PolicyKind.SESSION);
        assertThat(decide(may.narrowedTo(List.of(nothing)), trust("Allow", principal)).isAllowed()).isFalse();
        assertThat(decide(may.narrowedTo(List.of(nothing, Policy.parse(MAY, PolicyKind.SESSION))), trust("Allow", principal)).isAllowed()).isTrue();
        PolicySet bounded = PolicySet.builder().identity(Policy.parse(MAY, PolicyKind.IDENTITY)).boundary(Policy.parse(NOTHING, PolicyKind.BOUNDARY)).build();
        assertThat(decide(bounded, trust("Allow", principal)).isAllowed()).isFalse();
    }

    @Test
    void aDenyAnywhereWins() {
        String deny = MAY.replace("Allow", "Deny");
        Policy trust = trust("Allow", CALLER);
        assertThat(decide(policies(deny), trust).outcome()).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(policies(MAY).narrowedTo(List.of(Policy.parse(deny, PolicyKind.SESSION))), trust).outcome())
                .isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(policies(MAY), trust("Deny", "arn:aws:iam::111122223333:role/worker")).outcome()).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
    }

    @Test
    void aRoleOfAnotherAccountNeedsBoth() {
        AccessRequest foreign = new AccessRequest(CALLER, "sts:AssumeRole", "arn:aws:iam::444455556666:role/team/admin", null, key -> null);
        String any = MAY.replace("arn:aws:iam::111122223333:role/team/*", "*");
        assertThat(policies(any).evaluate(foreign, trust("Allow", CALLER)).isAllowed()).isTrue();
        assertThat(policies(NOTHING).evaluate(foreign, trust("Allow", CALLER)).isAllowed()).isFalse();
        assertThat(policies(any).evaluate(foreign, trust("Allow", "444455556666")).isAllowed()).isFalse();
    }

    @Test
    void conditionsOfBothAreAsked() {
        Policy external = Policy.parse("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole",
                 "Condition":{"StringEquals":{"sts:ExternalId":"7"}}}]}""".formatted(ACCOUNT), PolicyKind.TRUST);
        assertThat(policies(MAY).evaluate(request(Map.of("sts:externalid", List.of("7"))), external).isAllowed()).isTrue();
        assertThat(policies(MAY).evaluate(request(Map.of("sts:externalid", List.of("8"))), external).isAllowed()).isFalse();
        assertThat(policies(MAY).evaluate(request(Map.of()), external).isAllowed()).isFalse();
    }

    @Test
    void aFederatedPrincipalLetsSessionsOfThatProviderIn() {
        Policy federated = Policy.parse("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},
                 "Action":"sts:AssumeRole"}]}""", PolicyKind.TRUST);
        Map<String, List<String>> signedIn = Map.of("aws:federatedprovider", List.of("cognito-identity.amazonaws.com"));
        assertThat(policies(NOTHING).evaluate(request(signedIn), federated).isAllowed()).isTrue();
        assertThat(policies(MAY).evaluate(request(Map.of()), federated).isAllowed()).isFalse();
    }

    @Test
    void onlyATrustPolicyIsOne() {
        assertThatIllegalStateException().isThrownBy(() -> decide(policies(MAY), Policy.parse(MAY, PolicyKind.IDENTITY)));
    }

    private static Decision decide(PolicySet caller, Policy trust) {
        return caller.evaluate(request(Map.of()), trust);
    }

    private static AccessRequest request(Map<String, List<String>> keys) {
        return new AccessRequest(CALLER, "sts:AssumeRole", ROLE, null, keys::get);
    }

    private static PolicySet policies(String json) {
        return PolicySet.builder().identity(Policy.parse(json, PolicyKind.IDENTITY)).build();
    }

    private static Policy trust(String effect, String principal) {
        return Policy.parse("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:TagSession"},
                 {"Effect":"%s","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(effect, principal), PolicyKind.TRUST);
    }
}
