package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.openid.TokenLogin;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom the pool's own backend signed in. */
class DeveloperExchangeTest extends ExchangeCase {

    private static final String PROVIDER = "login.game";
    private static final String ID = "0d3b3c0a-0000-4000-8000-000000000001";
    private static final String ALICE = Example.REGION + ":" + ID;
    private static final List<String> AMR = List.of("authenticated", PROVIDER, PROVIDER + ":" + Example.POOL_ID + ":alice");
    private static final Login DEVELOPER = Login.ofDeveloper(PROVIDER, "alice");
    private static final List<TokenLogin> LOGINS = List.of(TokenLogin.ofDeveloper(DEVELOPER));

    private final RealmSnapshot games = snapshot(new PoolBuilder().developerProvider(PROVIDER));
    private final Exchange developers = over(games);

    DeveloperExchangeTest() {
        identities.with(Example.person(ID, Login.ofDeveloper(PROVIDER, "alice")));
    }

    @Test
    void theTokenIsALogin() throws Exception {
        Exchanged exchanged = developers.credentials(ALICE, login(AMR), null);
        assertThat(exchanged.identityId()).isEqualTo(ALICE);
        assertThat(exchanged.role().name()).isEqualTo("Players");
        assertThat(exchanged.credentials().session().pool().amr()).isEqualTo(AMR);
        assertThat(exchanged.credentials().session().pool().enhanced()).isTrue();
        assertThat(identities.rows()).isEqualTo(1);
    }

    @Test
    void itsTagsAreTheSessions() throws Exception {
        String tagging = Example.trust(Example.POOL_ID, "authenticated").replace("\"sts:AssumeRoleWithWebIdentity\"",
                "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
        RealmSnapshot realm = SnapshotBuilder.example().key(SIGNING_KEY).pool(new PoolBuilder().developerProvider(PROVIDER).build())
                .role(Example.role("Players", tagging)).build();
        SessionTags tags = SessionTags.of(Map.of("team", "red"));
        String token = tokens(realm).issue(Example.POOL_ID, ALICE, AMR, LOGINS, tags, 900);
        assertThat(over(realm).credentials(ALICE, Map.of(CognitoKeys.PROVIDER, token), null).credentials().session().tags()).isEqualTo(tags);
        assertRefused(ExchangeError.INVALID_IDENTITY_POOL_CONFIGURATION, Refusal.TRUST_POLICY_DENIES,
                () -> developers.credentials(ALICE, Map.of(CognitoKeys.PROVIDER, token), null));
    }

    /** The model has 50 tags of 128 and 256 characters; a session token has 8,192 in all. */
    @Test
    void noCredentialsAreIssuedThatNobodyWouldTake() {
        String tagging = Example.trust(Example.POOL_ID, "authenticated").replace("\"sts:AssumeRoleWithWebIdentity\"",
                "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
        RealmSnapshot realm = SnapshotBuilder.example().key(SIGNING_KEY).pool(new PoolBuilder().developerProvider(PROVIDER).build())
                .role(Example.role("Players", tagging)).build();
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            tags.put("k" + i, "v".repeat(256));
        }
        String token = tokens(realm).issue(Example.POOL_ID, ALICE, AMR, LOGINS, SessionTags.of(tags), 900);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TAG_NOT_ALLOWED,
                () -> over(realm).credentials(ALICE, Map.of(CognitoKeys.PROVIDER, token), null));
    }

    @Test
    void itIsTheIdentitysOwnAndTheOnlyLogin() throws Exception {
        String guest = guest();
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH, () -> developers.credentials(guest, login(AMR), null));
        assertRefused(ExchangeError.INVALID_PARAMETER, Refusal.INVALID_PARAMETER, () -> developers.credentials(ALICE,
                Map.of(CognitoKeys.PROVIDER, login(AMR).get(CognitoKeys.PROVIDER), KnownTokens.PROVIDER, "token-of-bob"), null));
        assertThat(identities.rows()).isEqualTo(1);
    }

    @Test
    void itProvesTheIdentitysHolderToWhoeverAsks() throws Exception {
        Identity alice = identities.byId(ID);
        developers.requireHolder(games.pools().get(Example.POOL), alice, ALICE, login(AMR));
        String guest = guest();
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH,
                () -> developers.requireHolder(games.pools().get(Example.POOL), alice, guest, login(AMR)));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.LOGINS_DO_NOT_MATCH,
                () -> developers.requireHolder(games.pools().get(Example.POOL), alice, ALICE, tokens.login("bob")));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.IDENTITY_NEEDS_LOGIN,
                () -> developers.requireHolder(games.pools().get(Example.POOL), alice, ALICE, NO_LOGINS));
    }

    @Test
    void aTokenOfTheClassicFlowIsNone() {
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.UNSUPPORTED_PROVIDER, () -> developers.credentials(ALICE,
                login(List.of("authenticated", KnownTokens.PROVIDER, KnownTokens.PROVIDER + ":CognitoSignIn:alice")), null));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.IDENTITY_NEEDS_LOGIN, () -> developers.credentials(ALICE, login(List.of("unauthenticated")), null));
    }

    @Test
    void aPoolWithoutDeveloperProviderTakesNone() {
        Exchange without = over(snapshot(new PoolBuilder()));
        Exchange another = over(snapshot(new PoolBuilder().developerProvider("login.other")));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.UNSUPPORTED_PROVIDER, () -> without.credentials(ALICE, login(AMR), null));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.UNSUPPORTED_PROVIDER, () -> another.credentials(ALICE, login(AMR), null));
    }

    @Test
    void whoWasUnlinkedMergedRevokedOrDeletedSinceIsRefused() {
        Map<String, String> login = login(AMR);
        identities.with(Example.person(ID, Login.ofDeveloper(PROVIDER, "bob")));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TOKEN_REVOKED, () -> developers.credentials(ALICE, login, null));
        identities.with(new Identity(ID, Example.POOL, false, List.of(), "another", 1, 1, 0));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.IDENTITY_NEEDS_LOGIN, () -> developers.credentials(ALICE, login, null));
        identities.with(new Identity(ID, Example.POOL, false, List.of(Login.ofDeveloper(PROVIDER, "alice")), null, 1, 1, NOW.getEpochSecond() + 1));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TOKEN_REVOKED, () -> developers.credentials(ALICE, login, null));
        identities.remove(ID);
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY, () -> developers.credentials(ALICE, login, null));
    }

    @Test
    void eachOfItsLoginsMustStillBeTheIdentitys() throws Exception {
        Login second = Login.ofRealm("realm-1", "alice");
        Map<String, String> login = login(AMR, List.of(LOGINS.get(0), new TokenLogin(second.key(), "realm:web", "session-1")));
        identities.with(Example.person(ID, DEVELOPER, second));
        assertThat(developers.credentials(ALICE, login, null).identityId()).isEqualTo(ALICE);
        identities.with(Example.person(ID, DEVELOPER));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TOKEN_REVOKED, () -> developers.credentials(ALICE, login, null));
        identities.with(Example.person(ID, DEVELOPER, second));
        tokens.end(second);
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.SIGNED_OUT, () -> developers.credentials(ALICE, login, null));
        assertThat(developers.credentials(ALICE, login(AMR), null).identityId()).as("one that does not speak of it").isEqualTo(ALICE);
    }

    @Test
    void aTokenThatNamesNoLoginsIsRefused() {
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TOKEN_REVOKED, () -> developers.credentials(ALICE, login(AMR, List.of()), null));
    }

    @Test
    void aPoolWhoseTokensWereRevokedRefusesThem() {
        Exchange revoked = over(snapshot(new PoolBuilder().developerProvider(PROVIDER).revokedBefore(NOW.getEpochSecond() + 1)));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.TOKEN_REVOKED, () -> revoked.credentials(ALICE, login(AMR), null));
    }

    @Test
    void aTokenOfAnotherPoolIsRefused() {
        RealmSnapshot two = SnapshotBuilder.example().key(SIGNING_KEY).pool(new PoolBuilder().developerProvider(PROVIDER).build())
                .pool(new PoolBuilder().id(Example.OTHER_POOL).developerProvider(PROVIDER).build()).build();
        String token = tokens(two).issue(Example.REGION + ":" + Example.OTHER_POOL, ALICE, AMR, LOGINS, SessionTags.NONE, 900);
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY,
                () -> over(two).credentials(ALICE, Map.of(CognitoKeys.PROVIDER, token), null));
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_POOL,
                () -> developers.credentials(ALICE, Map.of(CognitoKeys.PROVIDER, token), null));
    }

    private Map<String, String> login(List<String> amr) {
        return login(amr, amr.contains("unauthenticated") ? List.of() : LOGINS);
    }

    private Map<String, String> login(List<String> amr, List<TokenLogin> logins) {
        PoolTokens issuing = tokens(games);
        return Map.of(CognitoKeys.PROVIDER, issuing.issue(Example.POOL_ID, ALICE, amr, logins, SessionTags.NONE, 900));
    }

    private static RealmSnapshot snapshot(PoolBuilder pool) {
        return SnapshotBuilder.example().key(SIGNING_KEY).pool(pool.build()).build();
    }
}
