package dev.keypool.identitypools.federation;

import static dev.keypool.identitypools.federation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.InMemoryIdentities;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.Account;
import dev.keypool.identitypools.logins.Accounts;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.OtherRealms;
import dev.keypool.identitypools.logins.PoolLogins;
import dev.keypool.identitypools.logins.RealmLogins;
import dev.keypool.identitypools.openid.KnownPoolTokens;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.openid.TokenLogin;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.crypto.KeyWrapper;

class PoolWebIdentitiesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String REALM = "https://login.example.com/realms/demo";
    private static final String ID = "0d3b3c0a-0000-4000-8000-000000000001";
    private static final String ALICE = Example.REGION + ":" + ID;
    private static final List<String> AMR = List.of("authenticated", "kc/realms/demo");
    private static final List<String> GUEST = List.of("unauthenticated");
    private static final KeyWrapper KEY = RsaKeys.signing("key-1", "RS256");

    private static final Login LOGIN = Login.ofRealm("realm-1", "alice");
    private static final List<TokenLogin> LOGINS = List.of(new TokenLogin(LOGIN.key(), "realm:web", "session-1"));

    private final InMemoryIdentities identities = new InMemoryIdentities().with(Example.person(ID, LOGIN));
    private final AccountsStub accounts = new AccountsStub();
    private boolean staffIsThere = true;
    private final RealmSnapshot realm = realm(new PoolBuilder().classicFlow());

    @Test
    void aPoolsTokenProvesAnIdentity() throws Exception {
        SessionTags tags = SessionTags.of(Map.of("team", "red"));
        WebIdentity identity = verify(realm, token(realm, ALICE, AMR, tags));
        assertThat(identity.provider()).isEqualTo("cognito-identity.amazonaws.com");
        assertThat(identity.subject()).isEqualTo(ALICE);
        assertThat(identity.audience()).isEqualTo(Example.POOL_ID);
        FederatedIdentity who = identity.who();
        assertThat(who.principals()).containsExactly("cognito-identity.amazonaws.com");
        assertThat(who.keys().values("cognito-identity.amazonaws.com:aud")).containsExactly(Example.POOL_ID);
        assertThat(who.keys().values("cognito-identity.amazonaws.com:sub")).containsExactly(ALICE);
        assertThat(who.keys().values("cognito-identity.amazonaws.com:amr")).isEqualTo(AMR);
        assertThat(who.tags()).isEqualTo(tags);
        assertThat(who.pool()).isEqualTo(new PoolIdentity(Example.POOL, ID, AMR, false));
    }

    @Test
    void aGuestIsOneWhileNobodySignedIn() throws Exception {
        String guest = realm.guests().create(Example.POOL);
        String token = token(realm, Example.REGION + ":" + guest, GUEST, SessionTags.NONE);
        assertThat(verify(realm, token).who().pool()).isEqualTo(new PoolIdentity(Example.POOL, guest, GUEST, false));
        identities.with(Example.person(guest));
        refused(Refusal.IDENTITY_NEEDS_LOGIN, () -> verify(realm, token));
        RealmSnapshot closed = realm(new PoolBuilder().classicFlow().withoutGuests());
        String another = token(closed, Example.REGION + ":" + closed.guests().create(Example.POOL), GUEST, SessionTags.NONE);
        refused(Refusal.GUESTS_NOT_ALLOWED, () -> verify(closed, another));
    }

    @Test
    void aGuestsIdOfAnotherPoolIsNone() {
        String guest = realm.guests().create(Example.OTHER_POOL);
        refused(Refusal.UNKNOWN_IDENTITY, () -> verify(realm, token(realm, Example.REGION + ":" + guest, GUEST, SessionTags.NONE)));
    }

    /** Found by fuzzing: what stands before the colon was passed over, and would have been the session's {@code sub}. */
    @Test
    void anIdentityIsCalledByItsWholeName() {
        for (String name : List.of("us-east-1:" + ID, "eu-cent(al-1:" + ID, ":" + ID, ID, Example.REGION + ":" + Example.REGION + ":" + ID)) {
            refused(Refusal.UNKNOWN_IDENTITY, () -> verify(realm, token(realm, name, AMR, SessionTags.NONE)));
        }
    }

    @Test
    void thePoolMustStillAllowTheClassicFlow() {
        RealmSnapshot enhanced = realm(new PoolBuilder());
        assertThat(refused(Refusal.CLASSIC_FLOW_NOT_ALLOWED, () -> verify(enhanced, token(enhanced, ALICE, AMR, SessionTags.NONE))))
                .hasMessage("Basic (classic) flow is not enabled, please use enhanced flow.");
    }

    @Test
    void aBackendsTokenIsGoodWhileItsUserIsLinked() throws Exception {
        RealmSnapshot backends = realm(new PoolBuilder().classicFlow().developerProvider("login.game"));
        identities.with(Example.person(ID, Login.ofDeveloper("login.game", "a:b")));
        List<String> amr = List.of("authenticated", "login.game", "login.game:" + Example.POOL_ID + ":a:b");
        List<TokenLogin> logins = List.of(TokenLogin.ofDeveloper(Login.ofDeveloper("login.game", "a:b")));
        String token = token(backends, amr, logins);
        assertThat(verify(backends, token).subject()).isEqualTo(ALICE);
        identities.with(Example.person(ID, Login.ofDeveloper("login.game", "bob")));
        refused(Refusal.TOKEN_REVOKED, () -> verify(backends, token));
        identities.with(Example.person(ID, Login.ofDeveloper("login.game", "a:b")));
        for (PoolBuilder changed : List.of(new PoolBuilder(), new PoolBuilder().developerProvider("login.other"))) {
            RealmSnapshot now = realm(changed.classicFlow());
            refused(Refusal.UNSUPPORTED_PROVIDER, () -> verify(now, token(now, amr, logins)));
        }
    }

    @Test
    void aLoginThatWasUnlinkedSinceTakesTheTokenWithIt() throws Exception {
        String token = token(realm, ALICE, AMR, SessionTags.NONE);
        assertThat(verify(realm, token)).isNotNull();
        identities.with(Example.person(ID, Login.ofRealm("realm-1", "bob")));
        assertThat(refused(Refusal.TOKEN_REVOKED, () -> verify(realm, token))).hasMessageEndingWith("Token was revoked.");
        identities.with(Example.person(ID));
        refused(Refusal.TOKEN_REVOKED, () -> verify(realm, token));
    }

    @Test
    void aTokenThatNamesNoLoginsIsRefused() {
        refused(Refusal.TOKEN_REVOKED, () -> verify(realm, token(realm, AMR, List.of())));
    }

    @Test
    void whatHappenedToThePersonSinceIsAsked() throws Exception {
        String token = token(realm, ALICE, AMR, SessionTags.NONE);
        accounts.notBefore = NOW.getEpochSecond();
        assertThat(verify(realm, token)).isNotNull();
        accounts.notBefore = NOW.getEpochSecond() + 1;
        refused(Refusal.TOKEN_REVOKED, () -> verify(realm, token));
        accounts.notBefore = 0;
        accounts.user = new Account("alice", false, 0);
        refused(Refusal.USER_DISABLED, () -> verify(realm, token));
        accounts.user = null;
        refused(Refusal.USER_UNKNOWN, () -> verify(realm, token));
        accounts.user = new Account("alice", true, 0);
        accounts.client = new Account("web", false, 0);
        refused(Refusal.CLIENT_DISABLED, () -> verify(realm, token));
    }

    @Test
    void whereThePoolAsksForItThePersonsSessionIsStillThere() throws Exception {
        RealmSnapshot checking = realm(new PoolBuilder().classicFlow().withoutAppClients().appClient(new AppClient(null, "web", true)));
        String token = token(checking, ALICE, AMR, SessionTags.NONE);
        assertThat(verify(checking, token)).isNotNull();
        accounts.session = null;
        refused(Refusal.SIGNED_OUT, () -> verify(checking, token));
        assertThat(verify(realm, token(realm, ALICE, AMR, SessionTags.NONE))).as("where it does not").isNotNull();
    }

    @Test
    void thePoolMustStillTrustTheLoginsClient() {
        RealmSnapshot distrusting = realm(new PoolBuilder().classicFlow().withoutAppClients().appClient(new AppClient(null, "other", false)));
        refused(Refusal.UNSUPPORTED_PROVIDER, () -> verify(distrusting, token(distrusting, ALICE, AMR, SessionTags.NONE)));
    }

    @Test
    void anotherRealmsLoginIsAskedOfThatRealm() throws Exception {
        RealmSnapshot trusting = realm(new PoolBuilder().classicFlow().appClient(new AppClient("staff", "web", false)));
        Login login = Login.ofRealm("id-of-staff", "alice");
        identities.with(Example.person(ID, login));
        String token = token(trusting, AMR, List.of(new TokenLogin(login.key(), "realms/staff:web", null)));
        assertThat(verify(trusting, token)).isNotNull();
        String mistaken = token(trusting, AMR, List.of(new TokenLogin(login.key(), "realm:web", null)));
        refused(Refusal.UNSUPPORTED_PROVIDER, () -> verify(trusting, mistaken));
        staffIsThere = false;
        refused(Refusal.UNSUPPORTED_PROVIDER, () -> verify(trusting, token));
    }

    @Test
    void whatHappenedToTheIdentitySinceIsAsked() {
        String token = token(realm, ALICE, AMR, SessionTags.NONE);
        identities.with(new Identity(ID, Example.POOL, false, List.of(), "another", 1, 1, 0));
        refused(Refusal.IDENTITY_NEEDS_LOGIN, () -> verify(realm, token));
        identities.with(new Identity(ID, Example.POOL, false, List.of(), null, 1, 1, NOW.getEpochSecond() + 1));
        refused(Refusal.TOKEN_REVOKED, () -> verify(realm, token));
        identities.with(new Identity(ID, Example.OTHER_POOL, false, List.of(), null, 1, 1, 0));
        refused(Refusal.UNKNOWN_IDENTITY, () -> verify(realm, token));
        identities.remove(ID);
        refused(Refusal.UNKNOWN_IDENTITY, () -> verify(realm, token));
        refused(Refusal.UNKNOWN_POOL, () -> verify(SnapshotBuilder.empty().key(KEY).build(), token));
    }

    @Test
    void whatThePoolRevokedIsRefused() {
        RealmSnapshot revoked = realm(new PoolBuilder().classicFlow().revokedBefore(NOW.getEpochSecond() + 1));
        refused(Refusal.TOKEN_REVOKED, () -> verify(revoked, token(revoked, ALICE, AMR, SessionTags.NONE)));
    }

    @Test
    void itsTimeIsToldInStssWords() {
        String token = token(realm, ALICE, AMR, SessionTags.NONE);
        assertThat(refused(Refusal.TOKEN_EXPIRED, () -> identities(realm, NOW.plusSeconds(600)).verify(REALM + "/identity-pools", token)))
                .hasMessage("Token expired: current date/time " + (NOW.getEpochSecond() + 600) + " must be before the expiration date/time "
                        + (NOW.getEpochSecond() + 600));
    }

    @Test
    void anotherIssuerIsAnothersKind() throws Exception {
        assertThat(identities(realm, NOW).verify(REALM, "a.b.c")).isNull();
        assertThat(identities(realm, NOW).verify("https://cognito-identity.amazonaws.com", "a.b.c")).isNull();
    }

    private static RealmSnapshot realm(PoolBuilder pool) {
        return SnapshotBuilder.example().key(KEY).pool(pool.build()).build();
    }

    private static PoolTokens tokens(RealmSnapshot realm) {
        return new PoolTokens(realm, REALM, new KnownPoolTokens(), () -> KEY, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String token(RealmSnapshot realm, String identity, List<String> amr, SessionTags tags) {
        return tokens(realm).issue(Example.POOL_ID, identity, amr,
                amr.equals(GUEST) ? List.of() : LOGINS, tags, 600);
    }

    private static String token(RealmSnapshot realm, List<String> amr, List<TokenLogin> logins) {
        return tokens(realm).issue(Example.POOL_ID, ALICE, amr, logins, SessionTags.NONE, 600);
    }

    private PoolLogins logins() {
        return new PoolLogins(logins(null, "realm-1", REALM), new OtherRealms() {
            @Override
            protected RealmLogins of(String name) {
                return staffIsThere ? logins(name, "id-of-" + name, Address.issuerOf(REALM, name)) : null;
            }
        }, List.of());
    }

    private RealmLogins logins(String otherRealm, String id, String issuer) {
        return new RealmLogins(otherRealm, id, new Address(issuer, true), (its, token) -> {
            throw new AssertionError("the login's token is not at hand");
        }, accounts);
    }

    private PoolWebIdentities identities(RealmSnapshot realm, Instant now) {
        return new PoolWebIdentities(realm, identities, logins(), tokens(realm), Clock.fixed(now, ZoneOffset.UTC));
    }

    private WebIdentity verify(RealmSnapshot realm, String token) throws Exception {
        return identities(realm, NOW).verify(REALM + "/identity-pools", token);
    }

    /** A realm with one client, one user and that user's session. */
    private static final class AccountsStub implements Accounts {

        private Account client = new Account("web", true, 0);
        private Account user = new Account("alice", true, 0);
        private String session = "session-1";
        private long notBefore;

        @Override
        public Account client(String clientId) {
            return client.id().equals(clientId) ? client : null;
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
            return userId.equals("alice") && sessionId.equals(session);
        }
    }
}
