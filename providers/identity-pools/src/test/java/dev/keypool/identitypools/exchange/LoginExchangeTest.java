package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginExchangeTest extends ExchangeCase {

    private final Map<String, String> alice = tokens.login("alice");
    private final Map<String, String> bob = tokens.login("bob");

    @Test
    void theSameLoginAlwaysHasTheSameIdentity() throws Exception {
        String id = id(alice);
        assertThat(id(alice)).isEqualTo(id);
        assertThat(id(bob)).isNotEqualTo(id);
        assertThat(exchange.credentials(id, alice, null).identityId()).isEqualTo(id);
        assertThat(exchange.poolCredentials(Example.POOL_ID, alice).identityId()).isEqualTo(id);
    }

    @Test
    void theSamePersonIsSomebodyElseInAnotherPool() throws Exception {
        IdentityPool other = new PoolBuilder().id(Example.OTHER_POOL).build();
        Exchange both = over(SnapshotBuilder.example().pool(other).build());
        assertThat(both.identity(Example.REGION + ":" + Example.OTHER_POOL, alice).identityId()).isNotEqualTo(id(alice));
    }

    @Test
    void aPersonGetsTheAuthenticatedRole() throws Exception {
        Exchanged exchanged = exchange.credentials(id(alice), alice, null);
        assertThat(exchanged.role().name()).isEqualTo("Players");
        assertThat(exchanged.credentials().session().pool().amr())
                .containsExactly("authenticated", KnownTokens.PROVIDER, KnownTokens.PROVIDER + ":CognitoSignIn:alice");
    }

    @Test
    void signingInAsAGuestKeepsTheId() throws Exception {
        String guest = guest();
        assertThat(exchange.credentials(guest, alice, null).identityId()).isEqualTo(guest);
        assertThat(id(alice)).isEqualTo(guest);
        assertThat(exchange.credentials(guest, alice, null).identityId()).isEqualTo(guest);
        assertThat(identities.rows()).isEqualTo(1);
    }

    @Test
    void onceSomebodySignedInTheIdAloneOpensNothing() throws Exception {
        String guest = guest();
        exchange.credentials(guest, alice, null);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.IDENTITY_NEEDS_LOGIN, () -> exchange.credentials(guest, NO_LOGINS, null));
        String own = id(bob);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.IDENTITY_NEEDS_LOGIN, () -> exchange.credentials(own, NO_LOGINS, null));
    }

    @Test
    void aGuestWhoHasAnIdentityAlreadyBecomesIt() throws Exception {
        String own = id(alice);
        String guest = guest();
        Exchanged merged = exchange.credentials(guest, alice, null);
        assertThat(merged.identityId()).isEqualTo(own);
        assertThat(Example.REGION + ":" + merged.credentials().session().pool().identityId()).isEqualTo(own);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.IDENTITY_NEEDS_LOGIN, () -> exchange.credentials(guest, NO_LOGINS, null));
        assertThat(exchange.credentials(guest, alice, null).identityId()).isEqualTo(own);
    }

    @Test
    void aMergedGuestIsNobodyElses() throws Exception {
        id(alice);
        String guest = guest();
        exchange.credentials(guest, alice, null);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH, () -> exchange.credentials(guest, bob, null));
        id(bob);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH, () -> exchange.credentials(guest, bob, null));
    }

    @Test
    void somebodyElsesLoginIsRefused() throws Exception {
        String own = id(alice);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH, () -> exchange.credentials(own, bob, null));
        String bobs = id(bob);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH, () -> exchange.credentials(own, bob, null));
        assertThat(id(bob)).as("nothing was linked").isEqualTo(bobs).isNotEqualTo(own);
    }

    @Test
    void aTokenThatDoesNotVerifyOpensNothingAndLinksNothing() throws Exception {
        Map<String, String> forged = Map.of(KnownTokens.PROVIDER, "forged");
        String guest = guest();
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.BAD_SIGNATURE, () -> exchange.identity(Example.POOL_ID, forged));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.BAD_SIGNATURE, () -> exchange.credentials(guest, forged, null));
        assertThat(identities.rows()).isZero();
        assertThat(exchange.credentials(guest, NO_LOGINS, null).role().name()).isEqualTo("Guests");
    }

    @Test
    void oneGoodTokenDoesNotMakeUpForABadOne() {
        for (String badOne : new String[] {"accounts.google.com", "0.example"}) {
            Map<String, String> goodFirst = new LinkedHashMap<>(alice);
            goodFirst.put(badOne, "forged");
            assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.BAD_SIGNATURE, () -> exchange.identity(Example.POOL_ID, goodFirst));
            Map<String, String> badFirst = new LinkedHashMap<>(Map.of(badOne, "forged"));
            badFirst.putAll(alice);
            assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.BAD_SIGNATURE, () -> exchange.identity(Example.POOL_ID, badFirst));
        }
    }

    @Test
    void whoLosesARaceIsToldToTryAgain() throws Exception {
        String guest = guest();
        String other = guest();
        id(bob);
        identities.loseTheNextRace();
        assertRefused(ExchangeError.RESOURCE_CONFLICT, Refusal.CONFLICT, () -> exchange.credentials(guest, alice, null));
        assertRefused(ExchangeError.RESOURCE_CONFLICT, Refusal.CONFLICT, () -> exchange.credentials(other, bob, null));
    }

    @Test
    void anIdentityOfAPoolThatIsGoneIsNotFound() throws Exception {
        String own = id(alice);
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY,
                () -> over(SnapshotBuilder.empty().build()).credentials(own, alice, null));
    }

    @Test
    void aPersonNeedsNoOpenDoorForGuests() throws Exception {
        Exchange closed = over(Example.poolWithoutGuests(), Example.guests());
        assertThat(closed.credentials(closed.identity(Example.POOL_ID, alice).identityId(), alice, null).role().name()).isEqualTo("Players");
    }

    @Test
    void credentialsLastAnHourToTheSecond() throws Exception {
        Exchanged exchanged = exchange.credentials(id(alice), alice, null);
        long now = NOW.getEpochSecond();
        assertThat(exchanged.credentials().session().issuedAt()).isEqualTo(now);
        assertThat(exchanged.credentials().session().expiresAt()).isEqualTo(now + 3600);
    }

    @Test
    void theTokenSaysWhatTheAnswerSays() throws Exception {
        Exchanged exchanged = exchange.credentials(id(alice), alice, null);
        var opened = realm.sealing().open(exchanged.credentials().accessKeyId(), exchanged.credentials().sessionToken());
        assertThat(opened).isEqualTo(exchanged.credentials());
        assertThat(opened.session().pool().poolId()).isEqualTo(Example.POOL);
        assertThat(opened.session().roleId()).isEqualTo(exchanged.role().id());
        assertThat(opened.session().sessionName()).isEqualTo("CognitoIdentityCredentials");
        assertThat(Example.REGION + ":" + opened.session().pool().identityId()).isEqualTo(exchanged.identityId());
    }

    private String id(Map<String, String> login) throws ExchangeException {
        return exchange.identity(Example.POOL_ID, login).identityId();
    }
}
