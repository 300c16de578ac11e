package dev.keypool.identitypools.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSBuilder;

class PoolTokensTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String REALM = "https://login.example.com/realms/demo";
    private static final String IDENTITY = Example.REGION + ":0d3b3c0a-0000-4000-8000-000000000001";
    private static final List<String> AMR = List.of("authenticated", "kc/realms/demo", "kc/realms/demo:CognitoSignIn:alice");
    private static final List<TokenLogin> LOGINS = List.of(new TokenLogin("a key", "realm:web", "session-1"), new TokenLogin("another", "developer", null));
    private static final KeyWrapper KEY = RsaKeys.signing("key-1", "RS256");

    private final KnownPoolTokens known = new KnownPoolTokens();
    private final RealmSnapshot realm = SnapshotBuilder.example().key(KEY).build();

    @Test
    void itSaysWhoHoldsIt() throws Exception {
        SessionTags tags = new SessionTags(Map.of("team", "red", "Cost Center", "7"), Set.of("team"));
        String token = at(NOW).issue(Example.POOL_ID, IDENTITY, AMR, LOGINS, tags, 600);
        long now = NOW.getEpochSecond();
        assertThat(at(NOW).verify(token)).isEqualTo(new PoolToken(Example.POOL_ID, IDENTITY, AMR, LOGINS, tags, now, now + 600));
        assertThat(at(NOW).verify(token).isGuest()).isFalse();
    }

    @Test
    void itsClaimsAreLaidOutAsCognitos() throws Exception {
        String token = at(NOW).issue(Example.POOL_ID, IDENTITY, AMR, LOGINS, SessionTags.of(Map.of("team", "red")), 600);
        assertThat(part(token, 0)).isEqualTo(JSON.readTree("{\"alg\":\"RS256\",\"typ\":\"JWS\",\"kid\":\"key-1\"}"));
        assertThat(part(token, 1)).isEqualTo(JSON.readTree("""
                {"sub": "%s", "aud": "%s", "amr": ["authenticated", "kc/realms/demo", "kc/realms/demo:CognitoSignIn:alice"],
                 "https://aws.amazon.com/tags": {"principal_tags": {"team": ["red"]}},
                 "keypool_logins": [{"key": "a key", "provider": "realm:web", "sid": "session-1"}, {"key": "another", "provider": "developer"}],
                 "iss": "https://login.example.com/realms/demo/identity-pools",
                 "https://cognito-identity.amazonaws.com/identity-pool-arn": "arn:aws:cognito-identity:%s:%s:identitypool/%s",
                 "exp": %d, "iat": %d}""".formatted(IDENTITY, Example.POOL_ID, Example.REGION, Example.ACCOUNT, Example.POOL_ID,
                NOW.getEpochSecond() + 600, NOW.getEpochSecond())));
    }

    @Test
    void aGuestsHasNeitherTagsNorLogins() throws Exception {
        String token = at(NOW).issue(Example.POOL_ID, IDENTITY, List.of("unauthenticated"), List.of(), SessionTags.NONE, 600);
        assertThat(part(token, 1).has("https://aws.amazon.com/tags")).isFalse();
        assertThat(part(token, 1).has("keypool_logins")).isFalse();
        assertThat(at(NOW).verify(token).isGuest()).isTrue();
    }

    @Test
    void itLastsASecondToADay() {
        for (int seconds : new int[] {Integer.MIN_VALUE, -1, 0, 86_401, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> at(NOW).issue(Example.POOL_ID, IDENTITY, AMR, LOGINS, SessionTags.NONE, seconds));
        }
    }

    @Test
    void itIsGoodUntilItsSecondOfExpiry() throws Exception {
        String token = issued();
        assertThat(at(NOW.plusSeconds(599)).verify(token)).isNotNull();
        // Remembered or not.
        assertRefused(Refusal.TOKEN_EXPIRED, at(NOW.plusSeconds(600)), token);
        assertRefused(Refusal.TOKEN_EXPIRED, new PoolTokens(realm, REALM, new KnownPoolTokens(), () -> KEY, clock(NOW.plusSeconds(600))), token);
    }

    @Test
    void theRefusalTellsTheTimesAsCognitoDoes() {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> at(NOW.plusSeconds(700)).verify(issued()));
        assertThat(refused).hasMessage("Invalid login token. Token expired: " + (NOW.getEpochSecond() + 700) + " >= " + (NOW.getEpochSecond() + 600));
    }

    @Test
    void aPassiveKeysTokensStayGoodAndADisabledOnesDoNot() throws Exception {
        String token = issued();
        assertThat(with(status(KeyStatus.PASSIVE)).verify(token)).isNotNull();
        assertRefused(Refusal.BAD_SIGNATURE, with(status(KeyStatus.DISABLED)), token);
        assertRefused(Refusal.BAD_SIGNATURE, with(RsaKeys.signing("key-1", "RS256")), token);
        KeyWrapper encryption = status(KeyStatus.ACTIVE);
        encryption.setUse(KeyUse.ENC);
        assertRefused(Refusal.BAD_SIGNATURE, with(encryption), token);
    }

    @Test
    void anotherIssuersAreRefusedRememberedOrNot() throws Exception {
        String token = issued();
        assertThat(at(NOW).verify(token)).isNotNull();
        PoolTokens elsewhere = new PoolTokens(realm, "https://other.example.com/realms/demo", known, () -> KEY, clock(NOW));
        assertRefused(Refusal.WRONG_ISSUER, elsewhere, token);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "at+jwt", "logout+jwt", "jws", "JOSE", ""})
    void whatTheRealmSignsForItselfIsNone(String type) {
        String token = new JWSBuilder().type(type).content(claims(issued(), all -> { })).sign(new AsymmetricSignatureSignerContext(KEY));
        assertRefused(Refusal.WRONG_ISSUER, at(NOW), token);
    }

    @Test
    void otherAlgorithmsAreRefused() {
        for (String algorithm : List.of("RS384", "RS512")) {
            KeyWrapper other = RsaKeys.signing("key-2", algorithm);
            String token = new JWSBuilder().type("JWS").content(claims(issued(), all -> { })).sign(new AsymmetricSignatureSignerContext(other));
            assertRefused(Refusal.BAD_SIGNATURE, with(other), token);
        }
        String none = new JWSBuilder().type("JWS").kid("key-1").content(claims(issued(), all -> { })).none();
        assertRefused(Refusal.BAD_SIGNATURE, at(NOW), none);
    }

    @Test
    void changedClaimsAreRefused() {
        String token = issued();
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(claims(token, all -> all.put("sub", "x")));
        String[] parts = token.split("\\.");
        assertRefused(Refusal.BAD_SIGNATURE, at(NOW), parts[0] + "." + changed + "." + parts[2]);
        assertRefused(Refusal.BAD_SIGNATURE, at(NOW), parts[0] + "." + parts[1] + ".AAAA");
    }

    @Test
    void claimsThatNoPoolWritesAreRefused() {
        List<Consumer<ObjectNode>> changes = List.of(all -> all.remove("sub"), all -> all.remove("aud"), all -> all.putArray("aud").add("a"),
                all -> all.remove("iss"), all -> all.remove("amr"), all -> all.put("amr", "authenticated"), all -> all.putArray("amr").add(1),
                all -> all.remove("exp"), all -> all.put("exp", "9999999999"), all -> all.put("exp", 1e12), all -> all.remove("iat"),
                all -> all.put("keypool_logins", "a key"), all -> all.putArray("keypool_logins").add("a key"),
                all -> all.putArray("keypool_logins").addObject().put("key", "a key"),
                all -> all.putArray("keypool_logins").addObject().put("key", "a key").put("provider", "realm:web").put("sid", 1),
                all -> all.putObject("https://aws.amazon.com/tags").putObject("principal_tags").put("a", "b"),
                all -> all.putObject("https://aws.amazon.com/tags").putObject("principal_tags").putArray("a").add("b").add("c"),
                all -> all.putObject("https://aws.amazon.com/tags").putArray("transitive_tag_keys").add("a"));
        for (Consumer<ObjectNode> change : changes) {
            String token = new JWSBuilder().type("JWS").content(claims(issued(), change)).sign(new AsymmetricSignatureSignerContext(KEY));
            assertRefused(Refusal.MALFORMED_TOKEN, at(NOW), token);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "..", "a.b", "a.b.c.d", "%.%.%", "e30.e30.e30", "bnVsbA.bnVsbA.bnVsbA"})
    void whatIsNoTokenIsRefused(String token) {
        assertThat(refusal(at(NOW), token)).isIn(Refusal.MALFORMED_TOKEN, Refusal.WRONG_ISSUER);
    }

    private String issued() {
        return at(NOW).issue(Example.POOL_ID, IDENTITY, AMR, LOGINS, SessionTags.NONE, 600);
    }

    private PoolTokens at(Instant now) {
        return new PoolTokens(realm, REALM, known, () -> KEY, clock(now));
    }

    private PoolTokens with(KeyWrapper key) {
        return new PoolTokens(SnapshotBuilder.example().key(key).build(), REALM, known, () -> key, clock(NOW));
    }

    private static KeyWrapper status(KeyStatus status) {
        KeyWrapper key = RsaKeys.signing("key-1", "RS256");
        key.setPublicKey(KEY.getPublicKey());
        key.setStatus(status);
        return key;
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static JsonNode part(String token, int index) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static byte[] claims(String token, Consumer<ObjectNode> change) {
        try {
            ObjectNode claims = (ObjectNode) part(token, 1);
            change.accept(claims);
            return claims.toString().getBytes(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal refusal(PoolTokens tokens, String token) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> tokens.verify(token));
        assertThat(refused).as("refusal").isNotNull();
        return refused.reason();
    }

    private static void assertRefused(Refusal reason, PoolTokens tokens, String token) {
        assertThat(refusal(tokens, token)).isEqualTo(reason);
    }
}
