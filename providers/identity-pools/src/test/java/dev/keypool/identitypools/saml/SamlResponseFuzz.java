package dev.keypool.identitypools.saml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fuzz target: a response, as XML and as base64. It is refused with a reason; or else it says exactly what one of the
 * signed seeds says, however it was changed.
 */
public final class SamlResponseFuzz {

    private static final Map<SamlTrust, Instant> TRUSTS = trusts();
    private static final Set<String> SIGNED = Set.of("ålice@example.com: {https://aws.amazon.com/SAML/Attributes/Role="
            + "[arn:aws:iam::000000000000:role/player,arn:aws:iam::000000000000:saml-provider/idp], name=[Ålice & \"<b>\" 日本]}",
            "G-8a53d271-192e-49a2-8208-ba3b966d7d55: {email=[alice@example.com], surname=[Ångström], Role=[editor, player]}");

    private SamlResponseFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(Base64.getEncoder().encodeToString(input));
        check(new String(input, StandardCharsets.ISO_8859_1));
    }

    private static void check(String base64) {
        TRUSTS.forEach((trust, now) -> {
            try {
                SamlAssertion assertion = SamlResponses.verify(base64, trust, now);
                String said = assertion.nameId() + ": " + assertion.attributes();
                if (!SIGNED.contains(said)) {
                    throw new AssertionError("forged: " + said);
                }
            } catch (InvalidSamlException e) {
                if (e.reason() == null || !e.getMessage().endsWith(".")) {
                    throw new AssertionError("no reason", e);
                }
            }
        });
    }

    private static Map<SamlTrust, Instant> trusts() {
        try {
            List<PrivateKey> decryption = List.of(Fixtures.decryptionKey());
            List<PublicKey> libxmlsec = List.of(Fixtures.publicKey("RSA", "libxmlsec1/rsa.pub"), Fixtures.publicKey("EC", "libxmlsec1/ec.pub"));
            List<PublicKey> keycloak = List.of(Fixtures.certificate("keycloak/idp.crt").getPublicKey());
            return Map.of(
                    new SamlTrust("https://idp.example.com/saml", libxmlsec, decryption, Set.of("https://sp.example.com"),
                            Set.of("https://sp.example.com/acs"), Duration.ofMinutes(5)), Instant.parse("2026-01-31T12:00:00Z"),
                    new SamlTrust("https://idp.example.com/realms/idp", keycloak, decryption, Set.of("https://sp.example.com/saml"),
                            Set.of("https://sp.example.com/saml/acs"), Duration.ofMinutes(5)), Instant.parse("2026-11-24T02:26:10Z"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
