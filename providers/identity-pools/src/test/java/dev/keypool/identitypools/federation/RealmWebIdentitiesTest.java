package dev.keypool.identitypools.federation;

import static dev.keypool.identitypools.federation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.logins.Account;
import dev.keypool.identitypools.logins.Accounts;
import dev.keypool.identitypools.openid.KnownPoolTokens;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSBuilder;

class RealmWebIdentitiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String ISSUER = "https://Login.example.com:8443/realms/Demo";
    private static final KeyWrapper KEY = RsaKeys.signing("key-1", "RS256");

    private final RealmSnapshot snapshot = SnapshotBuilder.example().key(KEY).build();
    private final RealmTokens known = new RealmTokens();
    private final State state = new State();

    @Test
    void anIdTokenProvesAPerson() throws Exception {
        WebIdentity identity = verify(idToken(claims -> { }));
        assertThat(identity.subject()).isEqualTo("alice");
        assertThat(identity.userId()).isEqualTo("alice");
        assertThat(identity.audience()).isEqualTo("web");
        assertThat(identity.provider()).isEqualTo("arn:aws:iam::123456789012:oidc-provider/Login.example.com:8443/realms/Demo");
        assertThat(identity.who().principals()).containsExactly(identity.provider(), "arn:aws:iam::123456789012:oidc-provider/realms/Demo");
        assertThat(identity.who().pool()).isNull();
    }

    @Test
    void itsConditionKeysHaveBothNames() throws Exception {
        FederatedIdentity who = verify(idToken(claims -> claims.putArray("amr").add("pwd").add("otp"))).who();
        for (String prefix : List.of("login.example.com:8443/realms/demo:", "realms/demo:")) {
            assertThat(who.keys().values(prefix + "aud")).containsExactly("web");
            assertThat(who.keys().values(prefix + "sub")).containsExactly("alice");
            assertThat(who.keys().values(prefix + "amr")).containsExactly("pwd", "otp");
            assertThat(who.keys().values(prefix + "roles")).isNull();
            assertThat(who.keys().values(prefix + "email")).isNull();
            assertThat(who.sessionKeys().get(prefix + "sub")).containsExactly("alice");
        }
        assertThat(who.keys().values("login.example.com/realms/demo:aud")).isNull();
        assertThat(who.keys().values("cognito-identity.amazonaws.com:aud")).isNull();
        assertThat(who.sessionKeys()).hasSize(6);
    }

    @Test
    void rolesAreThoseOfTheTokenThatTheUserStillHas() throws Exception {
        state.roles.addAll(Set.of("admin", "more"));
        Consumer<ObjectNode> roles = claims -> claims.putObject("realm_access").putArray("roles").add("admin").add("taken");
        FederatedIdentity who = verify(idToken(roles)).who();
        assertThat(who.keys().values("realms/demo:roles")).containsExactly("admin");
        assertThat(who.sessionKeys()).doesNotContainKey("realms/demo:roles");
        state.roles.clear();
        assertThat(verify(idToken(roles)).who().keys().values("realms/demo:roles")).isNull();
    }

    @Test
    void rolesAreAskedForWhenAPolicyAsks() throws Exception {
        verify(idToken(claims -> claims.putObject("realm_access").putArray("roles").add("admin"))).who().keys().values("realms/demo:sub");
        assertThat(state.asked).isZero();
    }

    @Test
    void anAccessTokenIsForStsOrForSomebodyElse() throws Exception {
        Consumer<ObjectNode> access = claims -> claims.put("typ", "Bearer").put("azp", "web").putArray("aud").add("account").add("sts.amazonaws.com");
        WebIdentity identity = verify(idToken(access));
        assertThat(identity.audience()).isEqualTo("web");
        assertThat(identity.who().keys().values("realms/demo:aud")).containsExactly("web");
        refuses(Refusal.WRONG_AUDIENCE, access.andThen(claims -> claims.putArray("aud").add("account")));
        refuses(Refusal.WRONG_AUDIENCE, access.andThen(claims -> claims.remove("aud")));
        refuses(Refusal.WRONG_AUDIENCE, access.andThen(claims -> claims.remove("azp")));
        refuses(Refusal.WRONG_AUDIENCE, access.andThen(claims -> claims.put("aud", "STS.amazonaws.com")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Refresh", "Logout", "DPoP", "id", "bearer", "Offline", ""})
    void otherKindsOfTokensAreRefused(String type) {
        refuses(Refusal.WRONG_TOKEN_TYPE, claims -> claims.put("typ", type));
    }

    @Test
    void aTokenThatIsBoundToAKeyIsRefused() {
        refuses(Refusal.WRONG_TOKEN_TYPE, claims -> claims.putObject("cnf").put("jkt", "x"));
    }

    @Test
    void theAudienceIsOneClient() throws Exception {
        refuses(Refusal.WRONG_AUDIENCE, claims -> claims.remove("aud"));
        refuses(Refusal.WRONG_AUDIENCE, claims -> claims.putArray("aud").add("web").add("other"));
        refuses(Refusal.WRONG_AUDIENCE, claims -> claims.put("azp", "other"));
        refuses(Refusal.WRONG_AUDIENCE, claims -> claims.put("aud", "nobody"));
        assertThat(verify(idToken(claims -> claims.put("azp", "web").putArray("aud").add("other").add("web"))).audience()).isEqualTo("web");
    }

    @Test
    void timesAreAskedRememberedOrNot() throws Exception {
        String token = idToken(claims -> { });
        assertThat(verify(token)).isNotNull();
        assertThat(refused(Refusal.TOKEN_EXPIRED, () -> at(NOW.plusSeconds(300)).verify(ISSUER, token))).hasMessage("Token expired: current date/time "
                + (NOW.getEpochSecond() + 300) + " must be before the expiration date/time " + (NOW.getEpochSecond() + 300));
        refuses(Refusal.TOKEN_EXPIRED, claims -> claims.remove("exp"));
        refuses(Refusal.TOKEN_NOT_YET_VALID, claims -> claims.put("nbf", NOW.getEpochSecond() + 1));
        refuses(Refusal.MALFORMED_TOKEN, claims -> claims.remove("iat"));
        refuses(Refusal.MALFORMED_TOKEN, claims -> claims.put("exp", "4102444800"));
        refuses(Refusal.MALFORMED_TOKEN, claims -> claims.put("exp", 4102444800.5));
    }

    @Test
    void whatHappenedSinceIsAsked() {
        state.client = new Account("web", false, 0);
        refuses(Refusal.CLIENT_DISABLED, claims -> { });
        state.client = new Account("web", true, NOW.getEpochSecond());
        refuses(Refusal.TOKEN_REVOKED, claims -> { });
        state.client = new Account("web", true, 0);
        state.user = new Account("alice", false, 0);
        refuses(Refusal.USER_DISABLED, claims -> { });
        state.user = new Account("alice", true, NOW.getEpochSecond());
        refuses(Refusal.TOKEN_REVOKED, claims -> { });
        state.user = new Account("alice", true, 0);
        state.notBefore = NOW.getEpochSecond();
        refuses(Refusal.TOKEN_REVOKED, claims -> { });
        state.notBefore = 0;
        refuses(Refusal.USER_UNKNOWN, claims -> claims.put("sub", "bob"));
        refuses(Refusal.USER_UNKNOWN, claims -> claims.remove("sub"));
    }

    @Test
    void aTokenOfASessionEndsWithIt() throws Exception {
        Consumer<ObjectNode> session = claims -> claims.put("sid", "session-1");
        refuses(Refusal.SIGNED_OUT, session);
        state.sessions.put("session-1", "alice");
        assertThat(verify(idToken(session))).isNotNull();
        state.sessions.put("session-1", "bob");
        refuses(Refusal.SIGNED_OUT, session);
    }

    @Test
    void aRevokedTokenIsRefused() throws Exception {
        Consumer<ObjectNode> named = claims -> claims.put("jti", "token-1");
        assertThat(verify(idToken(named))).isNotNull();
        state.revoked.add("token-1");
        refuses(Refusal.TOKEN_REVOKED, named);
    }

    @Test
    void anotherIssuerIsAnothersKind() throws Exception {
        assertThat(at(NOW).verify("https://other.example.com/realms/Demo", "a.b.c")).isNull();
        assertThat(at(NOW).verify(ISSUER + "/identity-pools", "a.b.c")).isNull();
    }

    @Test
    void theIssuerIsAskedOfWhatWasSigned() {
        refuses(Refusal.WRONG_ISSUER, claims -> claims.put("iss", "https://login.example.com:8443/realms/Demo"));
        refuses(Refusal.WRONG_ISSUER, claims -> claims.remove("iss"));
    }

    @Test
    void onlyTheRealmsKeysSign() {
        KeyWrapper other = RsaKeys.signing("key-1", "RS256");
        String forged = sign(other, "JWT", claims("{}"));
        refused(Refusal.BAD_SIGNATURE, () -> at(NOW).verify(ISSUER, forged));
        refused(Refusal.MALFORMED_TOKEN, () -> at(NOW).verify(ISSUER, "a.b.c"));
        refused(Refusal.BAD_SIGNATURE, () -> at(NOW).verify(ISSUER, new JWSBuilder().kid("key-1").content(bytes(claims("{}"))).none()));
    }

    @Test
    void aPoolsTokenIsNoneOfTheRealms() {
        PoolTokens pools = new PoolTokens(snapshot, ISSUER, new KnownPoolTokens(), () -> KEY, Clock.fixed(NOW, ZoneOffset.UTC));
        String token = pools.issue(Example.POOL_ID, Example.POOL_ID, List.of("authenticated"), List.of(), SessionTags.NONE, 600);
        refused(Refusal.WRONG_ISSUER, () -> at(NOW).verify(ISSUER, token));
    }

    @Test
    void awsClaimsComeAlong() throws Exception {
        FederatedIdentity who = verify(idToken(claims -> {
            claims.put("https://aws.amazon.com/source_identity", "alice");
            claims.putArray("https://aws.amazon.com/roles").add("arn:a");
            claims.putObject("https://aws.amazon.com/tags").putObject("principal_tags").putArray("team").add("red");
        })).who();
        assertThat(who.sourceIdentity()).isEqualTo("alice");
        assertThat(who.roles()).containsExactly("arn:a");
        assertThat(who.tags()).isEqualTo(SessionTags.of(Map.of("team", "red")));
    }

    private RealmWebIdentities at(Instant now) {
        return new RealmWebIdentities(snapshot, "Demo", new Address(ISSUER, true), known, state, state, Clock.fixed(now, ZoneOffset.UTC));
    }

    private WebIdentity verify(String token) throws Exception {
        return at(NOW).verify(ISSUER, token);
    }

    private void refuses(Refusal reason, Consumer<ObjectNode> change) {
        refused(reason, () -> verify(idToken(change)));
    }

    private static String idToken(Consumer<ObjectNode> change) {
        ObjectNode claims = claims("{}");
        change.accept(claims);
        return sign(KEY, "JWT", claims);
    }

    private static ObjectNode claims(String more) {
        try {
            ObjectNode claims = (ObjectNode) JSON.readTree(more);
            return claims.put("iss", ISSUER).put("sub", "alice").put("typ", "ID").put("aud", "web").put("iat", NOW.getEpochSecond() - 10)
                    .put("exp", NOW.getEpochSecond() + 300);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(KeyWrapper key, String type, ObjectNode claims) {
        return new JWSBuilder().type(type).content(bytes(claims)).sign(new AsymmetricSignatureSignerContext(key));
    }

    private static byte[] bytes(ObjectNode claims) {
        return claims.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A realm with one client and one user. */
    private static final class State implements Accounts, TokenState {

        private Account client = new Account("web", true, 0);
        private Account user = new Account("alice", true, 0);
        private long notBefore;
        private final Set<String> roles = new HashSet<>();
        private final Set<String> revoked = new HashSet<>();
        private final Map<String, String> sessions = new HashMap<>();
        private int asked;

        @Override
        public Account client(String clientId) {
            return client.id().equals(clientId) ? client : null;
        }

        @Override
        public Account user(String id) {
            return user.id().equals(id) ? user : null;
        }

        @Override
        public long notBefore() {
            return notBefore;
        }

        @Override
        public boolean isSignedIn(String userId, String sessionId) {
            return userId.equals(sessions.get(sessionId));
        }

        @Override
        public boolean isRevoked(String tokenId) {
            return revoked.contains(tokenId);
        }

        @Override
        public boolean hasRealmRole(String userId, String role) {
            asked++;
            return user.id().equals(userId) && roles.contains(role);
        }
    }
}
