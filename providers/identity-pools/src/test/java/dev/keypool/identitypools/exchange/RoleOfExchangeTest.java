package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.Role;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RoleOfExchangeTest extends ExchangeCase {

    private static final String ADMINS_ARN = "arn:aws:iam::" + Example.ACCOUNT + ":role/staff/Admins";
    private static final Role ADMINS = Example.role("Admins", "/staff/", Example.trust(Example.POOL_ID, "authenticated"));

    private final Map<String, String> alice = tokens.login("alice");
    private final Map<String, String> admin = tokens.login("admin", List.of(ADMINS_ARN), null);

    @Test
    void aPoolWithoutARoleIsMisconfigured() {
        for (String role : new String[] {null, "Gone"}) {
            Exchange without = over(new PoolBuilder().roles(role, role).build(), ADMINS);
            assertMisconfigured(Refusal.ROLE_MISSING, () -> without.poolCredentials(Example.POOL_ID, alice));
            assertMisconfigured(Refusal.ROLE_MISSING, () -> without.poolCredentials(Example.POOL_ID, NO_LOGINS));
        }
    }

    @Test
    void aTrustPolicyForAnotherPoolDenies() {
        assertTrustDenies(alice, "Players", Example.trust(Example.REGION + ":" + Example.OTHER_POOL, "authenticated"));
        assertTrustDenies(alice, "Players", Example.trust("us-east-1:" + Example.POOL, "authenticated"));
    }

    @Test
    void aTrustPolicyForTheOtherKindOfPeopleDenies() {
        assertTrustDenies(alice, "Players", Example.trust(Example.POOL_ID, "unauthenticated"));
        assertTrustDenies(NO_LOGINS, "Guests", Example.trust(Example.POOL_ID, "authenticated"));
    }

    @Test
    void aTrustPolicyForOnePersonOfAProviderDeniesTheOthers() throws Exception {
        assertTrustDenies(alice, "Players", Example.trust(Example.POOL_ID, KnownTokens.PROVIDER + ":CognitoSignIn:bob"));
        Exchange forAlice = over(Example.pool(), Example.role("Players", Example.trust(Example.POOL_ID, KnownTokens.PROVIDER + ":CognitoSignIn:alice")));
        assertThat(forAlice.poolCredentials(Example.POOL_ID, alice).role().name()).isEqualTo("Players");
    }

    @Test
    void aTrustPolicyForAnotherProviderDenies() {
        String trust = Example.trust(Example.POOL_ID, "authenticated");
        assertTrustDenies(alice, "Players", trust.replace("\"Federated\": \"cognito-identity.amazonaws.com\"", "\"Federated\": \"accounts.google.com\""));
        assertTrustDenies(alice, "Players", trust.replace("\"Federated\": \"cognito-identity.amazonaws.com\"", "\"AWS\": \"*\""));
        assertTrustDenies(alice, "Players", trust.replace("sts:AssumeRoleWithWebIdentity", "sts:AssumeRole"));
    }

    @Test
    void aTrustPolicyMayNameOneIdentity() throws Exception {
        String own = exchange.identity(Example.POOL_ID, alice).identityId();
        String trust = Example.trust(Example.POOL_ID, "authenticated").replace(":aud\": \"" + Example.POOL_ID, ":sub\": \"" + own);
        Exchange forAlice = over(Example.pool(), Example.role("Players", trust));
        assertThat(forAlice.poolCredentials(Example.POOL_ID, alice).identityId()).isEqualTo(own);
        assertMisconfigured(Refusal.TRUST_POLICY_DENIES, () -> forAlice.poolCredentials(Example.POOL_ID, tokens.login("bob")));
    }

    /** A role that is lent for a time: the Deny would not hold if the request had no time. */
    @Test
    void aTrustPolicyMayEndAndNameTheSession() throws Exception {
        String trust = Example.trust(Example.POOL_ID, "authenticated");
        String deny = trust.substring(0, trust.lastIndexOf("]}")) + ", {\"Effect\": \"Deny\", \"Principal\": {\"Federated\": \"cognito-identity.amazonaws.com\"},"
                + " \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Condition\": %s}]}";
        assertTrustDenies(alice, "Players", deny.formatted("{\"DateGreaterThan\": {\"aws:CurrentTime\": \"2026-01-31T11:59:59Z\"}}"));
        assertTrustDenies(alice, "Players", deny.formatted("{\"NumericGreaterThan\": {\"aws:EpochTime\": \"1769860000\"}}"));
        assertTrustDenies(alice, "Players", deny.formatted("{\"StringEquals\": {\"sts:RoleSessionName\": \"CognitoIdentityCredentials\"}}"));
        Exchange still = over(Example.pool(), Example.role("Players", deny.formatted("{\"DateGreaterThan\": {\"aws:CurrentTime\": \"2026-01-31T12:00:01Z\"}}")));
        assertThat(still.poolCredentials(Example.POOL_ID, alice).role().name()).isEqualTo("Players");
    }

    @Test
    void aCallerMayChooseAmongTheRolesOfTheToken() throws Exception {
        Exchange fromToken = over(Example.poolWithRolesFromToken(), ADMINS);
        String own = fromToken.identity(Example.POOL_ID, admin).identityId();
        assertThat(fromToken.credentials(own, admin, ADMINS_ARN).role()).isEqualTo(ADMINS);
        assertThat(fromToken.credentials(own, admin, null).role().name()).as("without a wish").isEqualTo("Players");
    }

    @Test
    void aRoleThatTheTokenDoesNotListIsRefused() throws Exception {
        Exchange fromToken = over(Example.poolWithRolesFromToken(), ADMINS);
        String own = fromToken.identity(Example.POOL_ID, alice).identityId();
        assertNotAllowed(() -> fromToken.credentials(own, alice, ADMINS_ARN));
        // Not even the one that would be given anyway: Cognito refuses it too.
        assertNotAllowed(() -> fromToken.credentials(own, alice, Example.authenticated().arn().toString()));
        String admins = fromToken.identity(Example.POOL_ID, admin).identityId();
        for (String near : List.of("Admins", ADMINS_ARN + " ", ADMINS_ARN.toLowerCase(), ADMINS_ARN.replace("/staff", ""))) {
            assertNotAllowed(() -> fromToken.credentials(admins, admin, near));
        }
    }

    @Test
    void aPoolThatTakesNoRolesFromTokensRefusesThem() throws Exception {
        Exchange notFromToken = over(Example.pool(), ADMINS);
        Map<String, String> preferring = tokens.login("preferring", List.of(ADMINS_ARN), ADMINS_ARN);
        String own = notFromToken.identity(Example.POOL_ID, preferring).identityId();
        assertNotAllowed(() -> notFromToken.credentials(own, preferring, ADMINS_ARN));
        assertThat(notFromToken.credentials(own, preferring, null).role().name()).isEqualTo("Players");
    }

    @Test
    void aGuestHasNoChoice() throws Exception {
        Exchange fromToken = over(Example.poolWithRolesFromToken(), ADMINS);
        String guest = guest();
        assertNotAllowed(() -> fromToken.credentials(guest, NO_LOGINS, ADMINS_ARN));
        assertNotAllowed(() -> fromToken.credentials(guest, NO_LOGINS, Example.guests().arn().toString()));
    }

    @Test
    void aRoleOfTheTokenThatDoesNotExistIsMisconfiguration() throws Exception {
        Exchange fromToken = over(Example.poolWithRolesFromToken(), ADMINS);
        for (String arn : List.of(ADMINS_ARN.replace("Admins", "Gone"), ADMINS_ARN.replace("/staff", ""),
                ADMINS_ARN.replace(Example.ACCOUNT, "999999999999"), "Admins", ADMINS_ARN + "/")) {
            Map<String, String> login = tokens.login("dreamer", List.of(arn), null);
            String own = fromToken.identity(Example.POOL_ID, login).identityId();
            assertMisconfigured(Refusal.ROLE_MISSING, () -> fromToken.credentials(own, login, arn));
            Map<String, String> preferring = tokens.login("preferring", List.of(), arn);
            assertMisconfigured(Refusal.ROLE_MISSING, () -> fromToken.poolCredentials(Example.POOL_ID, preferring));
        }
    }

    @Test
    void thePreferredRoleIsTakenWithoutAWish() throws Exception {
        Exchange fromToken = over(Example.poolWithRolesFromToken(), ADMINS);
        Map<String, String> preferring = tokens.login("preferring", List.of(), ADMINS_ARN);
        assertThat(fromToken.poolCredentials(Example.POOL_ID, preferring).role()).isEqualTo(ADMINS);
    }

    @Test
    void aChosenRoleMustTrustThePoolToo() throws Exception {
        Exchange fromToken = over(Example.poolWithRolesFromToken(),
                Example.role("Admins", "/staff/", Example.trust(Example.REGION + ":" + Example.OTHER_POOL, "authenticated")));
        String own = fromToken.identity(Example.POOL_ID, admin).identityId();
        assertMisconfigured(Refusal.TRUST_POLICY_DENIES, () -> fromToken.credentials(own, admin, ADMINS_ARN));
    }

    private void assertTrustDenies(Map<String, String> logins, String roleName, String trustPolicy) {
        Exchange strict = over(Example.pool(), Example.role(roleName, trustPolicy));
        assertMisconfigured(Refusal.TRUST_POLICY_DENIES, () -> strict.poolCredentials(Example.POOL_ID, logins));
    }

    private static void assertMisconfigured(Refusal reason, ThrowingCallable call) {
        assertRefused(ExchangeError.INVALID_IDENTITY_POOL_CONFIGURATION, reason, call);
    }

    private static void assertNotAllowed(ThrowingCallable call) {
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.ROLE_NOT_ALLOWED, call);
    }
}
