package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedMessagesTest {

    private static final byte[] ACTIVE = "the realm's active key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PASSIVE = "the realm's passive key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DEPLOYMENT = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final SealedMessages messages = messages("authorization-message", "realm-1", ACTIVE);
    private final String sealed = messages.seal("{\"allowed\":false, \"ä\":1}");

    @Test
    void whatWasSealedIsOpenedAgain() {
        assertThat(messages.open(sealed)).isEqualTo("{\"allowed\":false, \"ä\":1}");
        assertThat(messages("authorization-message", "realm-1", PASSIVE, ACTIVE).open(sealed)).isEqualTo(messages.open(sealed));
        assertThat(messages.seal("{\"allowed\":false, \"ä\":1}")).isNotEqualTo(sealed);
        assertThat(sealed).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void nobodyElseOpensIt() {
        assertThat(messages("authorization-message", "realm-2", ACTIVE).open(sealed)).isNull();
        assertThat(messages("authorization-message", "realm-1", PASSIVE).open(sealed)).isNull();
        assertThat(messages("another", "realm-1", ACTIVE).open(sealed)).isNull();
        assertThat(SealedMessages.of("authorization-message", List.of(ACTIVE), new byte[32], "realm-1").open(sealed)).isNull();
    }

    @Test
    void aChangeOfAnyByteIsNoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(messages.open(Base64.getUrlEncoder().withoutPadding().encodeToString(changed))).isNull();
        }
        for (int length = 0; length < bytes.length; length++) {
            assertThat(messages.open(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(bytes, length)))).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "+/", "ä", "AQ==", "line\nbreak"})
    void whatIsNoMessageIsNone(String text) {
        assertThat(messages.open(text)).isNull();
    }

    @Test
    void aSessionTokenIsNoMessageNorTheOtherWayRound() {
        SealingKeys tokens = SealingKeys.of(List.of(ACTIVE), DEPLOYMENT, "realm-1", "123456789012");
        TemporaryCredentials issued = tokens.issue(new SessionBuilder().build());
        assertThat(messages.open(issued.sessionToken().replace('+', '-').replace('/', '_').replace("=", ""))).isNull();
        String standard = Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(sealed));
        assertThatExceptionOfType(InvalidSessionTokenException.class)
                .isThrownBy(() -> tokens.open(issued.accessKeyId(), standard));
    }

    private static SealedMessages messages(String purpose, String realmId, byte[]... keys) {
        return SealedMessages.of(purpose, List.of(keys), DEPLOYMENT, realmId);
    }
}
