package dev.keypool.identitypools.saml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that Keycloak and libxmlsec1 made; src/test/resources/saml says how. */
class OtherSoftwareTest {

    private static final Instant KEYCLOAKS_NOW = Instant.parse("2026-11-24T02:26:10Z");

    @ParameterizedTest
    @CsvSource({"signed, saml", "rsa-sha512, saml-512", "encrypted, saml-enc", "encrypted-mgf1p, saml-encp"})
    void keycloaksResponsesAreTaken(String file, String client) throws Exception {
        SamlAssertion assertion = SamlResponses.verify(Fixtures.text("keycloak/" + file + ".txt"), keycloak("https://sp.example.com/" + client), KEYCLOAKS_NOW);

        assertThat(assertion.nameId()).startsWith("G-").hasSize(38);
        assertThat(assertion.nameIdFormat()).endsWith(":persistent");
        assertThat(assertion.attribute("email")).containsExactly("alice@example.com");
        assertThat(assertion.attribute("surname")).containsExactly("Ångström");
        assertThat(assertion.attribute("Role")).containsExactlyInAnyOrder("editor", "player");
        assertThat(Duration.between(assertion.issuedAt(), assertion.expiresAt())).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(Duration.between(assertion.issuedAt(), assertion.sessionNotOnOrAfter())).isBetween(Duration.ofHours(9), Duration.ofHours(11));
    }

    @Test
    void keycloaksResponseWithoutSignatureOfTheAssertionIsRefused() throws Exception {
        SamlIdp.refusesBase64(Reason.NOT_SIGNED, Fixtures.text("keycloak/response-signed-only.txt"), keycloak("https://sp.example.com/saml-resp"), KEYCLOAKS_NOW);
    }

    @Test
    void keycloaksOneTimeUseIsRefused() throws Exception {
        SamlIdp.refusesBase64(Reason.UNSUPPORTED, Fixtures.text("keycloak/one-time-use.txt"), keycloak("https://sp.example.com/saml-once"), KEYCLOAKS_NOW);
    }

    @Test
    void keycloaksResponseToAnotherClientIsRefused() throws Exception {
        SamlIdp.refusesBase64(Reason.WRONG_AUDIENCE, Fixtures.text("keycloak/signed.txt"), keycloak("https://sp.example.com/saml-512"), KEYCLOAKS_NOW);
    }

    @ParameterizedTest
    @CsvSource({"rsa-sha384, RSA", "ecdsa-sha384, EC", "encrypted, EC"})
    void libxmlsecsResponsesAreTaken(String file, String keys) throws Exception {
        PublicKey key = Fixtures.publicKey(keys, "libxmlsec1/" + keys.toLowerCase(Locale.ROOT) + ".pub");

        SamlAssertion assertion = SamlIdp.verify(Fixtures.text("libxmlsec1/" + file + ".xml"), libxmlsec(key), SamlIdp.NOW);

        assertThat(assertion.nameId()).isEqualTo("ålice@example.com");
        assertThat(assertion.issuedAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00.1234567Z"));
        assertThat(assertion.sessionNotOnOrAfter()).isNull();
        assertThat(assertion.attribute("name")).containsExactly("Ålice & \"<b>\" 日本");
        assertThat(assertion.attribute("https://aws.amazon.com/SAML/Attributes/Role"))
                .containsExactly("arn:aws:iam::000000000000:role/player,arn:aws:iam::000000000000:saml-provider/idp");
    }

    private static SamlTrust keycloak(String audience) throws IOException, GeneralSecurityException {
        return trust("https://idp.example.com/realms/idp", Fixtures.certificate("keycloak/idp.crt").getPublicKey(), audience,
                "https://sp.example.com/saml/acs");
    }

    private static SamlTrust libxmlsec(PublicKey key) throws IOException, GeneralSecurityException {
        return trust(SamlIdp.ISSUER, key, SamlIdp.AUDIENCE, SamlIdp.RECIPIENT);
    }

    private static SamlTrust trust(String issuer, PublicKey key, String audience, String recipient) throws IOException, GeneralSecurityException {
        PrivateKey decryption = Fixtures.decryptionKey();
        return new SamlTrust(issuer, List.of(key), List.of(decryption), Set.of(audience), Set.of(recipient), Duration.ofMinutes(5));
    }
}
