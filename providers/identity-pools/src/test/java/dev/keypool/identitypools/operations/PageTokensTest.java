package dev.keypool.identitypools.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {

    private static final String LIST = "ListIdentities/pool-1/false";

    private final PageTokens tokens = tokens(1, "realm-1");

    @Test
    void aTokenSaysWhereTheNextPageBegins() throws Exception {
        for (String after : new String[] {"6b1f0d8e", "", "ünï\ncode", "x".repeat(1024)}) {
            String token = tokens.issue(LIST, after);
            assertThat(token).matches("\\S+").doesNotContain(after.isEmpty() ? " " : after);
            if (!after.isEmpty()) {
                assertThat(tokens(1, "realm-1").read(LIST, token)).as("another node").isEqualTo(after);
            }
        }
    }

    @Test
    void withoutATokenTheListBegins() throws Exception {
        assertThat(tokens.read(LIST, null)).isNull();
    }

    @Test
    void aTokenIsGoodForItsListRealmAndDeploymentOnly() {
        String token = tokens.issue(LIST, "a");
        assertRefused(tokens, "ListIdentities/pool-2/false", token);
        assertRefused(tokens, "ListIdentities/pool-1/true", token);
        assertRefused(tokens, "ListIdentityPools", token);
        assertRefused(tokens(1, "realm-2"), LIST, token);
        assertRefused(tokens(2, "realm-1"), LIST, token);
    }

    @Test
    void aTokenCannotBeChanged() {
        String token = tokens.issue(LIST, "abc");
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(tokens, LIST, token.substring(0, i) + other + token.substring(i + 1));
        }
        assertRefused(tokens, LIST, token + "A");
        assertRefused(tokens, LIST, token + "=");
        assertRefused(tokens, LIST, token.substring(0, token.length() - 1));
    }

    /** Base 64 has spare bits at its end, which decoders pass over. */
    @Test
    void onlyTheTextThatWasIssuedIsAccepted() {
        String token = tokens.issue(LIST, "a");
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        int same = 0;
        for (char last = 'A'; last <= 'z'; last++) {
            String other = token.substring(0, token.length() - 1) + last;
            if (!other.equals(token) && decodesTo(other, bytes)) {
                same++;
                assertRefused(tokens, LIST, other);
            }
        }
        assertThat(same).as("the test has something to try").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "!!!!", "AAAAAAAAAAAAAAAAAAAAAA", "ü"})
    void whatIsNoTokenIsRefused(String token) {
        assertRefused(tokens, LIST, token);
        assertRefused(tokens, LIST, token.repeat(20_000));
    }

    private static boolean decodesTo(String text, byte[] bytes) {
        try {
            return Arrays.equals(Base64.getUrlDecoder().decode(text), bytes);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PageTokens tokens(int secret, String realm) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) secret;
        return new PageTokens(bytes, realm);
    }

    private static void assertRefused(PageTokens tokens, String list, String token) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> tokens.read(list, token))
                .satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.INVALID_PARAMETER)).withMessage("Invalid NextToken.");
    }
}
