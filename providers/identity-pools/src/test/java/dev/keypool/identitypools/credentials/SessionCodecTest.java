package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCodecTest {

    private static final String WHOLE = "{\"p\":\"p1\",\"i\":\"i1\",\"r\":\"r1\",\"n\":\"n1\",\"a\":[\"authenticated\"],\"x\":true,\"t\":10,\"e\":20}";

    @Test
    void aSessionComesBackAsItWas() throws Exception {
        Session session = new SessionBuilder().pool("p", "i", "authenticated", "kc/realms/ü", "kc/realms/ü:CognitoSignIn:1").role("r")
                .name("n\"\\ü\u0000").build();
        assertThat(SessionCodec.decode(SessionCodec.encode(session))).isEqualTo(session);
    }

    @Test
    void theFormIsTheOneThatEarlierTokensHave() throws Exception {
        assertThat(decode(WHOLE)).isEqualTo(new SessionBuilder().pool("p1", "i1", "authenticated").role("r1").name("n1")
                .issuedAt(10).expiresAt(20).build());
    }

    @Test
    void aMemberThatThisVersionDoesNotKnowIsRefused() {
        // A later version may write a session policy there: to ignore it would widen the session.
        assertRefused(WHOLE.replace("\"t\":10", "\"t\":10,\"z\":\"narrower\""));
        assertRefused(WHOLE.replace("\"t\":10", "\"t\":10,\"P\":\"p2\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"p\":\"p1\",", "\"i\":\"i1\",", "\"r\":\"r1\",", "\"n\":\"n1\",", "\"a\":[\"authenticated\"],", "\"x\":true,", ",\"e\":20"})
    void aMissingMemberIsRefused(String member) {
        assertThat(WHOLE).contains(member);
        assertRefused(WHOLE.replace(member, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "\"text\"", "{\"p\":\"p1\"", "{\"t\":\"soon\"}", "{\"e\":99999999999999999999}"})
    void whatIsNoSessionIsRefused(String json) {
        assertRefused(json);
    }

    @Test
    void aSessionWithoutTimeOrReferencesIsRefused() {
        assertRefused(WHOLE.replace("\"e\":20", "\"e\":10"));
        assertRefused(WHOLE.replace("[\"authenticated\"]", "[]"));
    }

    @Test
    void referencesOfAnotherKindAreRefusedAndDoNotHang() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertRefused(WHOLE.replace("[\"authenticated\"]", "\"authenticated\""));
            assertRefused(WHOLE.replace("[\"authenticated\"]", "1"));
        });
    }

    @Test
    void everyMemberComesBack() throws Exception {
        SessionBuilder builder = new SessionBuilder().name("s").tags(new SessionTags(Map.of("Team", "Süd \"1\"", "Level", ""), Set.of("Team")))
                .sourceIdentity("alice@example.com").policies("{\"a\":\"\\u0024{b}\"}", "{}").chain(1_799_999_000L, "role-0", "role-2");
        assertSame(builder.build());
        assertSame(builder.pool(new PoolIdentity("p", "i", List.of("unauthenticated"), false)).build());
        assertSame(builder.federation("arn:aws:iam::123456789012:oidc-provider/auth.example.com",
                Map.of("auth.example.com:sub", List.of("alice"), "auth.example.com:amr", List.of("a", "b"), "auth.example.com:none", List.of())).build());
        assertSame(new SessionBuilder().federation("accounts.google.com", Map.of()).build());
        assertSame(new SessionBuilder().pool(null).build());
    }

    @Test
    void whatHoldsOfNoSignInIsLeftOut() {
        String json = new String(SessionCodec.encode(new SessionBuilder().build()), StandardCharsets.UTF_8);
        assertThat(json).doesNotContain("\"g\"", "\"v\"", "\"s\"", "\"o\"", "\"c\"", "\"d\"", "\"f\"", "\"k\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"k\":{\"a\":[\"b\"]}", "\"v\":[\"Team\"]", "\"g\":{\"Team\":\"a\",\"team\":\"b\"}", "\"g\":{\"a\":\"b\"},\"v\":[\"c\"]",
            "\"g\":[]", "\"g\":{\"a\":1}", "\"k\":[]", "\"f\":1", "\"o\":\"{}\"", "\"o\":[{}]", "\"c\":{}", "\"d\":\"1\"", "\"x\":1", "\"g\":{\"a\":{}}"})
    void membersThatDoNotFitAreRefused(String member) {
        assertRefused(WHOLE.replace("\"t\":10", member + ",\"t\":10"));
    }

    @Test
    void partsOfAPoolsIdentityWithoutThePoolAreRefused() throws Exception {
        assertRefused(WHOLE.replace("\"p\":\"p1\",", ""));
        assertRefused("{\"r\":\"r\",\"n\":\"n\",\"x\":true,\"t\":10,\"e\":20}");
        assertThat(decode("{\"r\":\"r\",\"n\":\"n\",\"t\":10,\"e\":20}").pool()).isNull();
    }

    private static void assertSame(Session session) throws InvalidSessionTokenException {
        assertThat(SessionCodec.decode(SessionCodec.encode(session))).isEqualTo(session);
    }

    private static void assertRefused(String json) {
        assertThatExceptionOfType(InvalidSessionTokenException.class).isThrownBy(() -> decode(json));
    }

    private static Session decode(String json) throws InvalidSessionTokenException {
        return SessionCodec.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
