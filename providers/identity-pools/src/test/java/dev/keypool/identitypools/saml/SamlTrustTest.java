package dev.keypool.identitypools.saml;

import static dev.keypool.identitypools.saml.SamlIdp.KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be trusted. */
class SamlTrustTest {

    @Test
    void keysAreStrong() {
        assertThat(SamlTrust.accepts(KEYS.getPublic())).isTrue();
        assertThat(SamlTrust.accepts(SamlIdp.ec("secp256r1").getPublic())).isTrue();
        assertThat(SamlTrust.accepts(SamlIdp.ed25519().getPublic())).isFalse();
        PublicKey weak = SamlIdp.rsa(1024).getPublic();
        assertThat(SamlTrust.accepts(weak)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> trust(SamlIdp.ISSUER, List.of(KEYS.getPublic(), weak), List.of(), Duration.ZERO));
    }

    @Test
    void decryptionKeysAreRsa() {
        PrivateKey ec = SamlIdp.ec("secp256r1").getPrivate();

        assertThatIllegalArgumentException().isThrownBy(() -> trust(SamlIdp.ISSUER, List.of(KEYS.getPublic()), List.of(ec), Duration.ZERO));
    }

    @Test
    void clocksAreTenMinutesApartAtMost() {
        assertThatCode(() -> trust(SamlIdp.ISSUER, List.of(), List.of(), Duration.ofMinutes(10))).doesNotThrowAnyException();
        for (Duration skew : List.of(Duration.ofMinutes(10).plusNanos(1), Duration.ofNanos(-1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> trust(SamlIdp.ISSUER, List.of(), List.of(), skew));
        }
    }

    @Test
    void anIssuerHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> trust(" ", List.of(), List.of(), Duration.ZERO));
    }

    private static void trust(String issuer, List<PublicKey> keys, List<PrivateKey> decryptionKeys, Duration skew) {
        new SamlTrust(issuer, keys, decryptionKeys, Set.of(SamlIdp.AUDIENCE), Set.of(SamlIdp.RECIPIENT), skew);
    }
}
