package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.logins.VerifiedLogins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes for access control, and several logins in one call, from the tokens to the session. */
class TagsOfExchangeTest extends ExchangeCase {

    private static final String ASSUME = "\"sts:AssumeRoleWithWebIdentity\"";
    private static final String TAGGING = Example.trust(Example.POOL_ID, "authenticated").replace(ASSUME, "[" + ASSUME + ", \"sts:TagSession\"]");

    private final PoolBuilder pool = new PoolBuilder().principalTags("realm", Map.of("Team", "department"));
    private final Map<String, String> sales = tokens.login("alice", Map.of("department", List.of("Sales")));
    private final Map<String, String> nobodys = tokens.login("bob");

    @Test
    void mappedClaimsAreTagsOfTheSession() throws Exception {
        Exchanged exchanged = over(pool.build(), players(TAGGING)).poolCredentials(Example.POOL_ID, sales);
        assertThat(exchanged.credentials().session().tags().values()).isEqualTo(Map.of("Team", "Sales"));
        assertThat(exchanged.credentials().session().tags().transitive()).isEmpty();
    }

    @Test
    void withTagsTheRoleMustAllowToTagTheSession() throws Exception {
        Exchange untagged = over(pool.build(), Example.authenticated());
        assertDenied(untagged, sales);
        assertThat(untagged.poolCredentials(Example.POOL_ID, nobodys).credentials().session().tags().isEmpty()).as("nothing to tag with").isTrue();
        assertDenied(over(pool.build(), players(TAGGING.replace(ASSUME, "\"sts:AssumeRole\""))), sales);
    }

    @Test
    void aTrustPolicySeesTheTags() throws Exception {
        String onlySales = TAGGING.replace("\"StringEquals\": {", "\"StringEquals\": {\"aws:RequestTag/team\": \"Sales\", ");
        Exchange forSales = over(pool.build(), players(onlySales));
        assertThat(forSales.poolCredentials(Example.POOL_ID, sales).role().name()).isEqualTo("Players");
        assertDenied(forSales, tokens.login("carol", Map.of("department", List.of("Support"))));
        assertDenied(forSales, nobodys);
        assertDenied(over(pool.build(), players(TAGGING.replace("\"StringEquals\": {",
                "\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"Level\"]}, \"StringEquals\": {"))), sales);
    }

    @Test
    void aValueThatNoTagCanHaveRefusesTheLogin() {
        Exchange tagging = over(pool.build(), players(TAGGING));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TAG_NOT_ALLOWED,
                () -> tagging.poolCredentials(Example.POOL_ID, tokens.login("mallory", Map.of("department", List.of("Sales|Boss")))));
    }

    @Test
    void guestsHaveNoTags() throws Exception {
        assertThat(over(pool.build(), players(TAGGING)).poolCredentials(Example.POOL_ID, NO_LOGINS).credentials().session().tags().isEmpty()).isTrue();
    }

    @Test
    void severalLoginsAreOnePersonAndAllAreInTheirAmr() throws Exception {
        Map<String, String> both = new HashMap<>(sales);
        both.putAll(tokens.login(VerifiedLogins.WORK, VerifiedLogins.work("alice-at-work", Map.of())));
        String own = exchange.identity(Example.POOL_ID, sales).identityId();
        Exchanged exchanged = exchange.credentials(own, both, null);
        assertThat(exchanged.identityId()).isEqualTo(own);
        assertThat(exchanged.logins()).hasSize(2);
        assertThat(exchanged.credentials().session().pool().amr()).startsWith("authenticated").containsExactlyInAnyOrder("authenticated",
                VerifiedLogins.REALM, VerifiedLogins.REALM + ":CognitoSignIn:alice",
                VerifiedLogins.WORK, VerifiedLogins.WORK + ":CognitoSignIn:alice-at-work");
        assertThat(exchange.identity(Example.POOL_ID, tokens.login(VerifiedLogins.WORK, VerifiedLogins.work("alice-at-work", Map.of()))).identityId())
                .isEqualTo(own);
    }

    @Test
    void ofSeveralLoginsAllMustVerify() {
        Map<String, String> oneForged = new HashMap<>(sales);
        oneForged.put(VerifiedLogins.WORK, "forged");
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.BAD_SIGNATURE, () -> exchange.poolCredentials(Example.POOL_ID, oneForged));
        assertThat(identities.rows()).isZero();
    }

    private void assertDenied(Exchange strict, Map<String, String> logins) {
        assertRefused(ExchangeError.INVALID_IDENTITY_POOL_CONFIGURATION, Refusal.TRUST_POLICY_DENIES,
                () -> strict.poolCredentials(Example.POOL_ID, logins));
    }

    private static Role players(String trust) {
        return Example.role("Players", trust);
    }
}
