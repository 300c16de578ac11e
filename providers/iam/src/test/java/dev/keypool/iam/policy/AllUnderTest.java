package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions for all resources whose ARN begins alike. */
class AllUnderTest {

    private static final String ROLES = "arn:aws:iam::111122223333:role/";
    private static final String EVERYTHING = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";

    @ParameterizedTest
    @ValueSource(strings = {"*", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::*:role/*", "arn:*:iam::111122223333:*", "arn:aws:iam::111122223333:*/*",
        "arn:aws:iam::111122223333:role/?*", "arn:aws:iam::111122223333:r*", "arn:aws:iam"})
    void onePatternMayBeForAll(String pattern) {
        assertThat(decide(statement("Allow", "Resource", pattern))).isEqualTo(Decision.Outcome.ALLOWED);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "NotResource", pattern))).isEqualTo(Decision.Outcome.ALLOWED);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "Resource", pattern))).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(statement("Allow", "NotResource", pattern))).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/?", "arn:aws:iam::111122223333:role/*x", "arn:*:iam::*:*a*",
        "arn:aws:iam::111122223333:role/??*", "arn:aws:iam::111122223333:role/shop/*", "arn:aws:iam::111122223333:*/${aws:x, 'a'}"})
    void orForSome(String pattern) {
        assertThat(decide(statement("Allow", "Resource", pattern))).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "NotResource", pattern))).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "Resource", pattern))).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(statement("Allow", "NotResource", pattern))).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:role/", "arn:aws:iam::999999999999:role/*", "arn:aws:iam::111122223333:user/*", "arn:aws:s3:::*",
        "arn:aws:iam::111122223333:role/${aws:x}"})
    void orForNone(String pattern) {
        assertThat(decide(statement("Allow", "Resource", pattern))).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "NotResource", pattern))).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "Resource", pattern))).isEqualTo(Decision.Outcome.ALLOWED);
        assertThat(decide(statement("Allow", "NotResource", pattern))).isEqualTo(Decision.Outcome.ALLOWED);
    }

    /** {@code role/x:user/y} is one of them, which such a Deny reaches: a role's path may have colons. */
    @Test
    void aDenyThatReachesAcrossColonsCountsToo() {
        assertThat(decide(EVERYTHING + "," + statement("Deny", "Resource", "arn:aws:iam::*:user/*"))).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decide(EVERYTHING + "," + statement("Deny", "Resource", "arn:aws:s3*:x"))).isEqualTo(Decision.Outcome.ALLOWED);
    }

    @Property(tries = 5_000)
    void whatIsAllowedForAllIsAllowedForEach(@ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 5) String allow,
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 5) String deny, @ForAll @Chars({'a', 'b'}) @StringLength(max = 2) String beginning,
            @ForAll @Chars({'a', 'b'}) @StringLength(min = 1, max = 5) String more, @ForAll boolean not) {
        PolicySet set = set(statement("Allow", "Resource", "arn:aws:s3:::" + allow) + "," + statement("Deny", not ? "NotResource" : "Resource", "arn:aws:s3:::" + deny));
        if (set.evaluateAllUnder(request("arn:aws:s3:::" + beginning)).isAllowed()) {
            assertThat(set.evaluate(request("arn:aws:s3:::" + beginning + more)).isAllowed()).isTrue();
        }
    }

    private static Decision.Outcome decide(String statements) {
        return set(statements).evaluateAllUnder(request(ROLES)).outcome();
    }

    private static PolicySet set(String statements) {
        return PolicySet.builder().identity(Policy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}", PolicyKind.IDENTITY)).build();
    }

    private static String statement(String effect, String element, String pattern) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"*\",\"" + element + "\":\"" + pattern + "\"}";
    }

    private static AccessRequest request(String resource) {
        return new AccessRequest("arn:aws:iam::111122223333:user/alice", "iam:PassRole", resource, null, key -> null);
    }
}
