package dev.keypool.identitypools.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** A SAML identity provider. What it says is text, so that a test sees and changes exactly what is there. */
final class SamlIdp {

    static final String ISSUER = "https://idp.example.com/saml";
    static final String AUDIENCE = "https://sp.example.com";
    static final String RECIPIENT = "https://sp.example.com/acs";
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    static final KeyPair KEYS = rsa();
    static final KeyPair OTHER_KEYS = rsa();
    static final KeyPair SP_KEYS = rsa();

    static final SamlTrust TRUST = new SamlTrust(ISSUER, List.of(KEYS.getPublic()), List.of(SP_KEYS.getPrivate()), Set.of(AUDIENCE),
            Set.of(RECIPIENT), Duration.ofMinutes(5));

    static final String ASSERTION = """
            <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="a1" Version="2.0" IssueInstant="2026-01-31T12:00:00Z">\
            <saml:Issuer>https://idp.example.com/saml</saml:Issuer>\
            <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">alice</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData \
            NotOnOrAfter="2026-01-31T12:10:00Z" Recipient="https://sp.example.com/acs"/></saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="2026-01-31T11:59:00Z" NotOnOrAfter="2026-01-31T13:00:00Z"><saml:AudienceRestriction>\
            <saml:Audience>https://sp.example.com</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="2026-01-31T12:00:00Z" SessionNotOnOrAfter="2026-01-31T20:00:00Z"><saml:AuthnContext>\
            <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>\
            </saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="department"><saml:AttributeValue>sales</saml:AttributeValue>\
            </saml:Attribute></saml:AttributeStatement></saml:Assertion>""";

    private SamlIdp() {
    }

    /** A response with this inside, signed or not. */
    static String response(String inside) {
        return "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" "
                + "ID=\"r1\" Version=\"2.0\" IssueInstant=\"2026-01-31T12:00:00Z\" Destination=\"https://sp.example.com/acs\">"
                + "<saml:Issuer>https://idp.example.com/saml</saml:Issuer><samlp:Status><samlp:StatusCode "
                + "Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>" + inside + "</samlp:Response>";
    }

    /** A response with this assertion, signed as identity providers sign. */
    static String signed(String assertion) {
        return response(new XmlSigner(KEYS.getPrivate()).sign(assertion, "a1"));
    }

    /** The text with a part of it replaced, which must be there. */
    static String change(String text, String part, String replacement) {
        assertThat(text).contains(part);
        return text.replace(part, replacement);
    }

    static SamlAssertion verify(String response) throws InvalidSamlException {
        return verify(response, TRUST, NOW);
    }

    static SamlAssertion verify(String response, SamlTrust trust, Instant now) throws InvalidSamlException {
        return SamlResponses.verify(base64(response), trust, now);
    }

    static void refuses(Reason reason, String response) {
        refuses(reason, response, TRUST, NOW);
    }

    static void refuses(Reason reason, String response, SamlTrust trust, Instant now) {
        refusesBase64(reason, base64(response), trust, now);
    }

    static void refusesBase64(Reason reason, String base64, SamlTrust trust, Instant now) {
        InvalidSamlException refusal = catchThrowableOfType(InvalidSamlException.class, () -> SamlResponses.verify(base64, trust, now));
        assertThat(refusal).as("a refusal of %s", base64).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        // Nothing from a document: not one of the words that tests put into them.
        assertThat(refusal.getMessage()).endsWith(".").doesNotContainIgnoringCase("alice").doesNotContainIgnoringCase("example.com")
                .doesNotContainIgnoringCase("evil");
    }

    static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    static KeyPair rsa() {
        return rsa(2048);
    }

    static KeyPair rsa(int bits) {
        return generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    static KeyPair ec(String curve) {
        return generate("EC", new ECGenParameterSpec(curve));
    }

    static KeyPair ed25519() {
        return generate("EdDSA", NamedParameterSpec.ED25519);
    }

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
