package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCodecTest {

    private static final String WHOLE = "{\"p\":\"p1\",\"i\":\"i1\",\"r\":\"r1\",\"n\":\"n1\",\"a\":[\"authenticated\"],\"t\":10,\"e\":20}";

    @Test
    void aSessionComesBackAsItWas() throws Exception {
        Session session = new Session("p", "i", "r", "n\"\\ü\u0000", List.of("authenticated", "kc/realms/ü", "kc/realms/ü:web"), 1, 2);
        assertThat(SessionCodec.decode(SessionCodec.encode(session))).isEqualTo(session);
    }

    @Test
    void theFormIsTheOneThatEarlierTokensHave() throws Exception {
        assertThat(decode(WHOLE)).isEqualTo(new Session("p1", "i1", "r1", "n1", List.of("authenticated"), 10, 20));
    }

    @Test
    void aMemberThatThisVersionDoesNotKnowIsRefused() {
        // A later version may write a session policy there: to ignore it would widen the session.
        assertRefused(WHOLE.replace("\"t\":10", "\"t\":10,\"s\":\"narrower\""));
        assertRefused(WHOLE.replace("\"t\":10", "\"t\":10,\"P\":\"p2\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"p\":\"p1\",", "\"i\":\"i1\",", "\"r\":\"r1\",", "\"n\":\"n1\",", "\"a\":[\"authenticated\"],", ",\"e\":20"})
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

    private static void assertRefused(String json) {
        assertThatExceptionOfType(InvalidSessionTokenException.class).isThrownBy(() -> decode(json));
    }

    private static Session decode(String json) throws InvalidSessionTokenException {
        return SessionCodec.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
