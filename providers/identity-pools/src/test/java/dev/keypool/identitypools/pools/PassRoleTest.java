package dev.keypool.identitypools.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.iam.arn.Arn;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicySet;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import dev.keypool.identitypools.requests.Authorizer;
import dev.keypool.identitypools.requests.CallerIdentity;
import dev.keypool.identitypools.requests.Permissions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassRoleTest {

    private static final String PLAYERS = "arn:aws:iam::123456789012:role/Players";
    private static final String ANY = "arn:aws:iam::123456789012:role/*";
    private static final String GUESTS = "arn:aws:iam::123456789012:role/Guests";

    private final RealmSnapshot realm = SnapshotBuilder.example().build();

    @Test
    void aRoleThatMayBePassedIsFoundByItsArn() throws Exception {
        assertThat(caller("Allow", "iam:PassRole", PLAYERS, "{}").require(PLAYERS).name()).isEqualTo("Players");
    }

    @Test
    void anotherRoleIsForbiddenAndOneThatIsNotThereToo() {
        PassRole pass = caller("Allow", "iam:PassRole", PLAYERS, "{}");
        assertForbidden(GUESTS, () -> pass.require(GUESTS));
        PassRole any = caller("Allow", "iam:PassRole", "*", "{}");
        for (String arn : new String[] {"arn:aws:iam::123456789012:role/Nobody", "arn:aws:iam::000000000000:role/Players",
                "arn:aws:iam::123456789012:role/other/Players", "Players", PLAYERS + "/", "arn:aws:iam::123456789012:role/players"}) {
            assertForbidden(arn, () -> any.require(arn));
        }
    }

    @Test
    void noOtherActionPassesRoles() {
        PassRole pass = caller("Allow", "cognito-identity:*", "*", "{}");
        assertForbidden(PLAYERS, () -> pass.require(PLAYERS));
        assertForbidden(ANY, pass::requireAny);
    }

    @Test
    void aDenyWins() {
        PassRole pass = caller("Deny", "iam:PassRole", "*", "{}");
        assertForbidden(PLAYERS, () -> pass.require(PLAYERS));
    }

    @Test
    void aPolicyMaySayToWhichServiceAndPool() throws Exception {
        String service = "{\"StringEquals\":{\"iam:PassedToService\":\"%s\"}}";
        assertThat(caller("Allow", "iam:PassRole", "*", service.formatted("cognito-identity.amazonaws.com")).require(PLAYERS)).isNotNull();
        PassRole toLambda = caller("Allow", "iam:PassRole", "*", service.formatted("lambda.amazonaws.com"));
        assertForbidden(PLAYERS, () -> toLambda.require(PLAYERS));
        String pool = "{\"ArnEquals\":{\"iam:AssociatedResourceArn\":\"arn:aws:cognito-identity:eu-central-1:123456789012:identitypool/%s\"}}";
        assertThat(caller("Allow", "iam:PassRole", "*", pool.formatted(Example.POOL_ID)).require(PLAYERS)).isNotNull();
        PassRole elsewhere = caller("Allow", "iam:PassRole", "*", pool.formatted("eu-central-1:" + Example.OTHER_POOL));
        assertForbidden(PLAYERS, () -> elsewhere.require(PLAYERS));
    }

    @Test
    void whoLetsTokensNameTheRoleMustBeAllowedToPassEveryRole() {
        assertThatCode(() -> caller("Allow", "iam:PassRole", "*", "{}").requireAny()).doesNotThrowAnyException();
        assertThatCode(() -> caller("Allow", "iam:PassRole", "arn:aws:iam::123456789012:role/*", "{}").requireAny()).doesNotThrowAnyException();
        PassRole some = caller("Allow", "iam:PassRole", "arn:aws:iam::123456789012:role/P*", "{}");
        assertForbidden(ANY, some::requireAny);
        assertForbidden(ANY, caller("Allow", "iam:PassRole", "arn:aws:iam::123456789012:role/?", "{}")::requireAny);
    }

    /** Of a role that there is, and of one that there may be some day. */
    @ParameterizedTest
    @ValueSource(strings = {"\"Resource\":\"" + GUESTS + "\"", "\"Resource\":\"arn:aws:iam::123456789012:role/admin*\"",
            "\"Resource\":\"arn:aws:iam::*:role/admin\"", "\"NotResource\":\"arn:aws:iam::123456789012:role/shop/*\""})
    void aDenyForOneRoleIsADenyForAll(String resource) {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"},
                {"Effect":"Deny","Action":"iam:PassRole",%s}]}""".formatted(resource);
        assertForbidden(ANY, caller(policy)::requireAny);
    }

    @Test
    void aDenyForWhatIsNoRoleOfTheAccountIsNone() {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"},
                {"Effect":"Deny","Action":"iam:PassRole","Resource":["arn:aws:iam::999999999999:role/*","arn:aws:iam::123456789012:user/*"]}]}""";
        assertThatCode(() -> caller(policy).requireAny()).doesNotThrowAnyException();
    }

    /** Statements that people put into every role: a key that is missing would let them pass unseen, or shut everybody out. */
    @Test
    void whereTheRequestComesFromCounts() throws Exception {
        assertThat(caller("Allow", "iam:PassRole", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}").require(PLAYERS)).isNotNull();
        PassRole fromElsewhere = caller("Allow", "iam:PassRole", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"}}");
        assertForbidden(PLAYERS, () -> fromElsewhere.require(PLAYERS));
        PassRole inClear = caller("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                {"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");
        assertForbidden(PLAYERS, () -> inClear.require(PLAYERS));
    }

    private PassRole caller(String effect, String action, String resource, String condition) {
        return caller("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\",\"Condition\":%s}]}"
                .formatted(effect, action, resource, condition));
    }

    private PassRole caller(String policy) {
        Role role = new Role("caller", "AROACALLER", "Caller", new Arn("aws", "iam", "", Example.ACCOUNT, "role/Caller"),
                Policy.parse(Example.trust(Example.POOL_ID, "authenticated"), PolicyKind.TRUST),
                PolicySet.builder().identity(Policy.parse(policy, PolicyKind.IDENTITY)).build(), 3600, 0);
        CallerIdentity caller = new CallerIdentity(new SessionBuilder().role("caller").pool(null).build(), role);
        return new PassRole(realm, new Authorizer(realm, new Permissions(),
                Map.of("aws:sourceip", List.of("192.0.2.7"), "aws:securetransport", List.of("false"))::get), caller, Example.POOL_ID);
    }

    private static void assertForbidden(String arn, ThrowingCallable call) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(call).withMessage("Access to Role '" + arn + "' is forbidden.")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.ROLE_NOT_PASSED));
    }
}
