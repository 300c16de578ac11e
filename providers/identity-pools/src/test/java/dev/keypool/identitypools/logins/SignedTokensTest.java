package dev.keypool.identitypools.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSBuilder;

/** Who signed a token, for pools of this and of other realms. */
class SignedTokensTest {

    private static final String OWN = "https://kc.example/realms/demo";
    private static final String WORK = "https://kc.example/realms/work";
    private static final KeyWrapper OWN_KEY = RsaKeys.signing("own", "RS256");
    private static final KeyWrapper WORK_KEY = RsaKeys.signing("work", "RS512");

    private final SignedTokens tokens = new SignedTokens();
    private final RealmSnapshot own = SnapshotBuilder.empty().key(OWN_KEY)
            .pool(new PoolBuilder().principalTags("realm", Map.of("Team", "department", "Client", "aud")).build()).build();
    private final RealmSnapshot work = SnapshotBuilder.empty().key(WORK_KEY).build();
    private final Map<String, Object> claims = new HashMap<>(Map.of("iss", OWN, "sub", "alice", "typ", "ID", "aud", "web", "sid", "session-1",
            "iat", Time.currentTime(), "exp", Time.currentTime() + 300, "department", "Sales", "email", "alice@example.com"));

    @Test
    void theClaimsOfASignedTokenAreRead() throws Exception {
        IdToken token = tokens.verify(own, own, OWN, signed(OWN_KEY));
        assertThat(token.issuer()).isEqualTo(OWN);
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.type()).isEqualTo("ID");
        assertThat(token.clientId()).isEqualTo("web");
        assertThat(token.sessionId()).isEqualTo("session-1");
        assertThat(token.expiresAt()).isEqualTo((int) claims.get("exp"));
        assertThat(token.claims().values()).as("what pools ask for").isEqualTo(Map.of("department", List.of("Sales"), "aud", List.of("web")));
    }

    /** Cut down to a long, the first would be a time far ahead. */
    @Test
    void timesAreWholeNumbersOfSeconds() throws Exception {
        BigInteger beyond = BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(4_102_444_800L));
        for (String claim : List.of("exp", "iat", "nbf")) {
            for (Object value : List.of(beyond, beyond.negate(), 4_102_444_800.5, "4102444800", true, List.of())) {
                Object before = claims.put(claim, value);
                assertRefused(Refusal.MALFORMED_TOKEN, own, OWN, signed(OWN_KEY));
                claims.put(claim, before);
            }
            claims.put(claim, 4_102_444_800L);
            assertThat(tokens.verify(own, own, OWN, signed(OWN_KEY))).as("beyond 2038").isNotNull();
        }
    }

    @Test
    void ofSeveralAudiencesTheClientIsTheClaim() throws Exception {
        claims.put("aud", List.of("other", "web"));
        claims.put("azp", "web");
        assertThat(tokens.verify(own, own, OWN, signed(OWN_KEY)).claims().of("aud")).containsExactly("web");
    }

    @Test
    void anotherRealmsTokensAreCheckedWithItsKeysAndReadForThisRealmsPools() throws Exception {
        claims.put("iss", WORK);
        String token = signed(WORK_KEY);
        assertThat(tokens.verify(own, work, WORK, token).claims().of("department")).containsExactly("Sales");
        assertRefused(Refusal.WRONG_ISSUER, own, OWN, token);
        assertRefused(Refusal.BAD_SIGNATURE, own, WORK, token);
    }

    @Test
    void whatOneRealmSignedIsNoneOfAnothers() {
        assertRefused(Refusal.WRONG_ISSUER, work, WORK, signed(OWN_KEY));
        claims.put("iss", WORK);
        assertRefused(Refusal.BAD_SIGNATURE, work, WORK, signed(OWN_KEY));
    }

    @Test
    void theKeyIdDoesNotChooseAnotherRealmsKey() {
        KeyWrapper renamed = RsaKeys.signing("work", "RS512");
        claims.put("iss", WORK);
        assertRefused(Refusal.BAD_SIGNATURE, work, WORK, signed(renamed));
    }

    @Test
    void theAlgorithmIsTheKeys() {
        KeyWrapper other = OWN_KEY.cloneKey();
        other.setAlgorithm("RS512");
        assertRefused(Refusal.BAD_SIGNATURE, own, OWN, signed(other));
        String[] parts = signed(OWN_KEY).split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"kid\":\"own\"}".getBytes(StandardCharsets.UTF_8));
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> tokens.verify(own, own, OWN, none + "." + parts[1] + "."));
        assertThat(refused.reason()).isIn(Refusal.BAD_SIGNATURE, Refusal.MALFORMED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b", "opaque", "a.b.c.d", "e30.e30.e30"})
    void whatIsNoTokenIsRefused(String token) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> tokens.verify(own, own, OWN, token));
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).startsWith("Invalid login token.");
    }

    @Test
    void aTokenIsRememberedForItsRealmsOnly() throws Exception {
        String token = signed(OWN_KEY);
        assertThatThrownBy(() -> tokens.remembered(own, own, token)).isInstanceOf(ColdException.class);
        IdToken read = tokens.verify(own, own, OWN, token);
        assertThat(tokens.remembered(own, own, token)).isSameAs(read);
        assertThatThrownBy(() -> tokens.remembered(work, own, token)).as("for the pools of another realm").isInstanceOf(ColdException.class);
        assertThatThrownBy(() -> tokens.remembered(own, work, token)).as("with other keys").isInstanceOf(ColdException.class);
        assertThatThrownBy(() -> tokens.remembered(own, own, token + "x")).isInstanceOf(ColdException.class);
    }

    @Test
    void whatWasRefusedIsNotRemembered() {
        String token = signed(WORK_KEY);
        assertRefused(Refusal.BAD_SIGNATURE, own, OWN, token);
        assertThatThrownBy(() -> tokens.remembered(own, own, token)).isInstanceOf(ColdException.class);
    }

    private String signed(KeyWrapper key) {
        return new JWSBuilder().kid(key.getKid()).type("JWT").jsonContent(claims).sign(new AsymmetricSignatureSignerContext(key));
    }

    private void assertRefused(Refusal reason, RealmSnapshot signer, String issuer, String token) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> tokens.verify(own, signer, issuer, token));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
