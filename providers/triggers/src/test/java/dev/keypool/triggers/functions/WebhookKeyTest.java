package dev.keypool.triggers.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookKeyTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The example that the Standard Webhooks libraries test themselves with. */
    @Test
    void signsAsTheSpecificationsLibrariesDo() {
        WebhookKey key = WebhookKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(key.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** RFC 8032, section 7.1, test 1: the private key and its public one. */
    @Test
    void signsWithEd25519() throws Exception {
        byte[] secret = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] publicKey = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

        String signature = WebhookKey.parse("whsk_" + Base64.getEncoder().encodeToString(secret)).sign("msg_1", 7, BODY);

        assertThat(signature).startsWith("v1a,");
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(ed25519(publicKey));
        verifier.update("msg_1.7.".getBytes(StandardCharsets.UTF_8));
        verifier.update(BODY);
        assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring(4)))).isTrue();
    }

    private static PublicKey ed25519(byte[] raw) throws Exception {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", "whsk_c2hvcnQ=", "${vault.nothing}"})
    void refusesWhatIsNoKeyWithoutSayingIt(String text) {
        assertThatThrownBy(() -> WebhookKey.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A webhook secret is whsec_");
    }

    @Test
    void doesNotShowTheSecret() {
        assertThat(WebhookKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).hasToString("WebhookKey[HMAC-SHA256]");
    }
}
