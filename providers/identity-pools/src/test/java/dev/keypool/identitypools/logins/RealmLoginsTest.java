package dev.keypool.identitypools.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.realm.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

/** What is asked of a token whose signature is good. */
class RealmLoginsTest {

    private static final String ISSUER = "https://login.example.com/realms/demo";
    private static final String PROVIDER = "login.example.com/realms/demo";
    private static final String ALICE = "8d4a5c1e-1111-4222-8333-444455556666";

    private final long now = Time.currentTime();
    private final AccountsStub accounts = new AccountsStub();

    @Test
    void aTokenOfAnAppClientProvesItsUser() throws ExchangeException {
        VerifiedLogin login = verify(Example.pool(), PROVIDER, token());

        assertThat(login.login()).isEqualTo(Login.ofRealm("realm-1", ALICE));
        assertThat(login.clientId()).isEqualTo("web");
        assertThat(login.amr()).containsExactly(PROVIDER, PROVIDER + ":CognitoSignIn:" + ALICE);
    }

    @Test
    void theProviderIsTheRealmItself() {
        for (String other : List.of("login.example.com/realms/demo2", "login.example.com/realms/dem", ISSUER, "", "accounts.google.com",
                "LOGIN.example.com/realms/demo")) {
            refuses(Refusal.UNSUPPORTED_PROVIDER, Example.pool(), other, token());
        }
    }

    @Test
    void aPoolWithoutAppClientsTakesNoTokens() {
        IdentityPool pool = new PoolBuilder().withoutAppClients().build();

        refuses(Refusal.UNSUPPORTED_PROVIDER, pool, PROVIDER, token());
    }

    @Test
    void theIssuerIsTheRealmsOwn() {
        refuses(Refusal.WRONG_ISSUER, issuedBy("https://login.example.com/realms/other"));
        refuses(Refusal.WRONG_ISSUER, issuedBy("http://login.example.com/realms/demo"));
        refuses(Refusal.WRONG_ISSUER, issuedBy(null));
    }

    @Test
    void onlyIdTokensAreTaken() {
        for (String type : new String[] {"Bearer", "Refresh", "Logout", "id", "", null}) {
            refuses(Refusal.WRONG_TOKEN_TYPE, new IdToken(ISSUER, ALICE, type, "web", List.of("web"), now, 0, now + 300, null, Claims.NONE));
        }
    }

    @Test
    void aTokenIsGoodUntilItsSecondOfExpiry() throws ExchangeException {
        refuses(Refusal.TOKEN_EXPIRED, valid(now - 10, 0, now));
        refuses(Refusal.TOKEN_EXPIRED, valid(now - 10, 0, now - 1));
        refuses(Refusal.TOKEN_EXPIRED, valid(now - 10, 0, 0));
        assertThat(verify(Example.pool(), PROVIDER, valid(now - 10, 0, now + 60))).isNotNull();
    }

    @Test
    void aTokenIsGoodFromItsNotBeforeOn() throws ExchangeException {
        refuses(Refusal.TOKEN_NOT_YET_VALID, valid(now, now + 60, now + 300));
        assertThat(verify(Example.pool(), PROVIDER, valid(now, now - 1, now + 300))).isNotNull();
    }

    @Test
    void theAudienceIsOneAppClientOfThePool() {
        refuses(Refusal.WRONG_AUDIENCE, audience(null, "other"));
        refuses(Refusal.WRONG_AUDIENCE, audience("other", "other"));
        refuses(Refusal.WRONG_AUDIENCE, audience(null));
        // OpenID Connect Core 3.1.3.7: several audiences need an azp, which must be one of them.
        refuses(Refusal.WRONG_AUDIENCE, audience(null, "web", "other"));
        refuses(Refusal.WRONG_AUDIENCE, audience("web", "other"));
        refuses(Refusal.WRONG_AUDIENCE, audience("other", "web", "other"));
    }

    @Test
    void severalAudiencesAreFineWithAnAuthorizedParty() throws ExchangeException {
        assertThat(verify(Example.pool(), PROVIDER, audience("web", "other", "web")).clientId()).isEqualTo("web");
    }

    @Test
    void theClientIsThereAndEnabled() {
        accounts.client = new Account("web", false, 0);
        refuses(Refusal.CLIENT_DISABLED, token());
        accounts.client = null;
        refuses(Refusal.WRONG_AUDIENCE, token());
    }

    @Test
    void theUserIsThereAndEnabled() {
        accounts.user = new Account(ALICE, false, 0);
        refuses(Refusal.USER_DISABLED, token());
        accounts.user = null;
        refuses(Refusal.USER_UNKNOWN, token());
        refuses(Refusal.USER_UNKNOWN, new IdToken(ISSUER, null, "ID", "web", List.of("web"), now, 0, now + 300, null, Claims.NONE));
    }

    @Test
    void nobodysNotBeforeIsPassedOver() throws ExchangeException {
        accounts.client = new Account("web", true, now + 1);
        refuses(Refusal.TOKEN_REVOKED, token());
        accounts.client = new Account("web", true, now);
        accounts.user = new Account(ALICE, true, now + 1);
        refuses(Refusal.TOKEN_REVOKED, token());
        accounts.user = new Account(ALICE, true, now);
        accounts.notBefore = now + 1;
        refuses(Refusal.TOKEN_REVOKED, token());
        accounts.notBefore = now;
        assertThat(verify(Example.pool(), PROVIDER, token())).isNotNull();
    }

    @Test
    void whereThePoolAsksForItThePersonsSessionIsStillThere() throws ExchangeException {
        IdentityPool checking = new PoolBuilder().withoutAppClients().appClient(new AppClient(null, "web", true)).build();
        accounts.signedIn = ALICE + " session-1";

        assertThat(verify(checking, PROVIDER, ofSession("session-1"))).isNotNull();
        refuses(Refusal.SIGNED_OUT, checking, PROVIDER, ofSession("session-2"));
        refuses(Refusal.SIGNED_OUT, checking, PROVIDER, ofSession(null));
        accounts.signedIn = "somebody-else session-1";
        refuses(Refusal.SIGNED_OUT, checking, PROVIDER, ofSession("session-1"));
    }

    @Test
    void theClientDecidesWhetherTheSessionIsAskedFor() throws ExchangeException {
        IdentityPool pool = new PoolBuilder().appClient(new AppClient(null, "tv", true)).build();

        assertThat(verify(pool, PROVIDER, token())).as("of web; the stub would say if it was asked").isNotNull();
        accounts.signedIn = ALICE + " session-1";
        refuses(Refusal.SIGNED_OUT, pool, PROVIDER, new IdToken(ISSUER, ALICE, "ID", "tv", List.of("tv"), now, 0, now + 300, "gone", Claims.NONE));
    }

    @Test
    void whatTheTokenSaysOfThePersonComesWithTheLogin() throws ExchangeException {
        Claims claims = new Claims(Map.of("department", List.of("Sales")));

        VerifiedLogin login = verify(Example.pool(), PROVIDER, new IdToken(ISSUER, ALICE, "ID", "web", List.of("web"), now, 0, now + 300, null, claims));

        assertThat(login.claims()).isEqualTo(claims);
        assertThat(login.mappingKey()).isEqualTo("realm:web");
        assertThat(login.providerKey()).isEqualTo("realm");
    }

    @Test
    void aTokenWithoutATimeOfIssueIsFromBeforeAnyNotBefore() {
        accounts.notBefore = 1;

        refuses(Refusal.TOKEN_REVOKED, valid(0, 0, now + 300));
    }

    private IdToken token() {
        return valid(now, 0, now + 300);
    }

    private static IdToken valid(long issuedAt, long notBefore, long expiresAt) {
        return new IdToken(ISSUER, ALICE, "ID", "web", List.of("web"), issuedAt, notBefore, expiresAt, null, Claims.NONE);
    }

    private IdToken ofSession(String id) {
        return new IdToken(ISSUER, ALICE, "ID", "web", List.of("web"), now, 0, now + 300, id, Claims.NONE);
    }

    private IdToken issuedBy(String issuer) {
        return new IdToken(issuer, ALICE, "ID", "web", List.of("web"), now, 0, now + 300, null, Claims.NONE);
    }

    private IdToken audience(String authorizedParty, String... audience) {
        return new IdToken(ISSUER, ALICE, "ID", authorizedParty, List.of(audience), now, 0, now + 300, null, Claims.NONE);
    }

    private VerifiedLogin verify(IdentityPool pool, String provider, IdToken claims) throws ExchangeException {
        RealmLogins own = new RealmLogins(null, "realm-1", new Address(ISSUER, true), (issuer, token) -> claims, accounts);
        return new PoolLogins(own, new OtherRealms() {
            @Override
            protected RealmLogins of(String realm) {
                throw new AssertionError("no other realm is trusted");
            }
        }, List.of()).verify(pool, provider, "token");
    }

    private void refuses(Refusal reason, IdToken claims) {
        refuses(reason, Example.pool(), PROVIDER, claims);
    }

    private void refuses(Refusal reason, IdentityPool pool, String provider, IdToken claims) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> verify(pool, provider, claims));
        assertThat(refused).as("refusal for " + reason).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }

    /** A realm with one client and one user. */
    private static final class AccountsStub implements Accounts {

        private Account client = new Account("web", true, 0);
        private Account user = new Account(ALICE, true, 0);
        private long notBefore;
        /** User and session; null where nobody may ask. */
        private String signedIn;

        @Override
        public Account client(String clientId) {
            return "tv".equals(clientId) ? new Account("tv", true, 0) : client != null && client.id().equals(clientId) ? client : null;
        }

        @Override
        public Account user(String id) {
            return user != null && user.id().equals(id) ? user : null;
        }

        @Override
        public long notBefore() {
            return notBefore;
        }

        @Override
        public boolean isSignedIn(String userId, String sessionId) {
            assertThat(signedIn).as("the pool asks for no server-side check").isNotNull();
            return signedIn.equals(userId + " " + sessionId);
        }
    }
}
