package dev.keypool.identitypools.saml;

import static dev.keypool.identitypools.saml.SamlIdp.ASSERTION;
import static dev.keypool.identitypools.saml.SamlIdp.KEYS;
import static dev.keypool.identitypools.saml.SamlIdp.NOW;
import static dev.keypool.identitypools.saml.SamlIdp.OTHER_KEYS;
import static dev.keypool.identitypools.saml.SamlIdp.SP_KEYS;
import static dev.keypool.identitypools.saml.SamlIdp.TRUST;
import static dev.keypool.identitypools.saml.SamlIdp.change;
import static dev.keypool.identitypools.saml.SamlIdp.refuses;
import static dev.keypool.identitypools.saml.SamlIdp.response;
import static dev.keypool.identitypools.saml.SamlIdp.verify;
import static dev.keypool.identitypools.saml.XmlEncrypter.XENC;
import static dev.keypool.identitypools.saml.XmlEncrypter.XENC11;
import static dev.keypool.identitypools.saml.XmlEncrypter.digestMethod;
import static dev.keypool.identitypools.saml.XmlEncrypter.mgf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Encrypted assertions: what opens them, and that encryption proves nothing. */
class EncryptedAssertionTest {

    private static final String SIGNED = new XmlSigner(KEYS.getPrivate()).sign(ASSERTION, "a1");

    @Test
    void aSignedAssertionInsideIsTaken() throws InvalidSamlException {
        assertThat(verify(response(new XmlEncrypter().encrypt(SIGNED))).nameId()).isEqualTo("alice");
        assertThat(verify(response(new XmlEncrypter().beside().encrypt(SIGNED))).nameId()).isEqualTo("alice");
        assertThat(verify(response(new XmlEncrypter().encrypt("\n " + SIGNED + "\n"))).nameId()).isEqualTo("alice");
    }

    @Test
    void aesGcmOfEveryKeyLengthIsTaken() throws InvalidSamlException {
        for (int bits : new int[] {128, 192, 256}) {
            String encrypted = new XmlEncrypter().content(XENC11 + "aes" + bits + "-gcm", bits).encrypt(SIGNED);
            assertThat(verify(response(encrypted)).nameId()).isEqualTo("alice");
        }
    }

    @Test
    void rsaOaepOfEitherNameIsTaken() throws InvalidSamlException {
        String sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
        String sha384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
        List<XmlEncrypter> encrypters = List.of(
                new XmlEncrypter().transport(XENC + "rsa-oaep-mgf1p", "SHA-1", MGF1ParameterSpec.SHA1, ""),
                new XmlEncrypter().transport(XENC + "rsa-oaep-mgf1p", "SHA-1", MGF1ParameterSpec.SHA1, digestMethod(sha1)),
                new XmlEncrypter().transport(XENC + "rsa-oaep-mgf1p", "SHA-256", MGF1ParameterSpec.SHA1, digestMethod(XENC + "sha256")),
                new XmlEncrypter().transport(XENC11 + "rsa-oaep", "SHA-1", MGF1ParameterSpec.SHA1, ""),
                new XmlEncrypter().transport(XENC11 + "rsa-oaep", "SHA-384", MGF1ParameterSpec.SHA384, digestMethod(sha384) + mgf("sha384")),
                new XmlEncrypter().transport(XENC11 + "rsa-oaep", "SHA-512", MGF1ParameterSpec.SHA512, digestMethod(XENC + "sha512") + mgf("sha512")),
                new XmlEncrypter().transport(XENC11 + "rsa-oaep", "SHA-256", MGF1ParameterSpec.SHA1, digestMethod(XENC + "sha256") + mgf("sha1")));
        for (XmlEncrypter encrypter : encrypters) {
            assertThat(verify(response(encrypter.encrypt(SIGNED))).nameId()).isEqualTo("alice");
        }
    }

    @Test
    void unauthenticatedEncryptionIsRefused() {
        for (int bits : new int[] {128, 256}) {
            refuses(Reason.UNSUPPORTED, response(new XmlEncrypter().content(XENC + "aes" + bits + "-cbc", bits).encrypt(SIGNED)));
        }
        refuses(Reason.UNSUPPORTED, response(new XmlEncrypter().transport(XENC + "rsa-1_5", null, null, "").encrypt(SIGNED)));
        String cbc = new XmlEncrypter().content(XENC + "aes256-cbc", 256).encrypt(SIGNED);
        // Claiming to be what is taken does not help either.
        refuses(Reason.NOT_DECRYPTED, response(change(cbc, XENC + "aes256-cbc", XENC11 + "aes256-gcm")));
    }

    @Test
    void otherParametersAreRefused() {
        String encrypted = new XmlEncrypter().encrypt(SIGNED);

        refuses(Reason.UNSUPPORTED, response(change(encrypted, XENC11 + "rsa-oaep", XENC + "rsa-oaep-mgf1p")));
        refuses(Reason.UNSUPPORTED, response(change(encrypted, mgf("sha256"), mgf("sha224"))));
        refuses(Reason.UNSUPPORTED, response(change(encrypted, mgf("sha256"), mgf("sha256") + "<xenc:OAEPparams>AAAA</xenc:OAEPparams>")));
        refuses(Reason.UNSUPPORTED, response(change(encrypted, digestMethod(XENC + "sha256"), digestMethod("http://www.w3.org/2001/04/xmldsig-more#md5"))));
        refuses(Reason.UNSUPPORTED, response(change(encrypted, XENC11 + "aes256-gcm", XENC + "tripledes-cbc")));
        refuses(Reason.NOT_DECRYPTED, response(change(encrypted, XENC11 + "aes256-gcm", XENC11 + "aes128-gcm")));
        refuses(Reason.NOT_DECRYPTED, response(change(encrypted, mgf("sha256"), mgf("sha1"))));
    }

    @Test
    void anUnsignedAssertionInsideIsRefused() {
        refuses(Reason.NOT_SIGNED, response(new XmlEncrypter().encrypt(ASSERTION)));
    }

    @Test
    void aSignatureOutsideOnlyIsRefused() {
        String response = response(new XmlEncrypter().encrypt(ASSERTION));

        refuses(Reason.NOT_SIGNED, new XmlSigner(KEYS.getPrivate()).sign(response, "r1"));
        String inside = change(response, "<saml:EncryptedAssertion>", "<saml:EncryptedAssertion ID=\"a1\">"
                + "<saml:Issuer>https://idp.example.com/saml</saml:Issuer>");
        refuses(Reason.NOT_SIGNED, new XmlSigner(KEYS.getPrivate()).sign(inside, "a1"));
    }

    @Test
    void anotherKeysSignatureInsideIsRefused() {
        refuses(Reason.BAD_SIGNATURE, response(new XmlEncrypter().encrypt(new XmlSigner(OTHER_KEYS.getPrivate()).sign(ASSERTION, "a1"))));
        refuses(Reason.BAD_SIGNATURE, response(new XmlEncrypter().encrypt(change(SIGNED, ">alice<", ">admin<"))));
    }

    @Test
    void itOpensWithOneOfTheServiceProvidersKeys() throws InvalidSamlException {
        String response = response(new XmlEncrypter().encrypt(SIGNED));

        assertThat(verify(response, trust(OTHER_KEYS.getPrivate(), SP_KEYS.getPrivate()), NOW).nameId()).isEqualTo("alice");
        refuses(Reason.NOT_DECRYPTED, response, trust(OTHER_KEYS.getPrivate()), NOW);
        refuses(Reason.NOT_DECRYPTED, response, trust(), NOW);
        refuses(Reason.NOT_DECRYPTED, response(new XmlEncrypter().recipient(OTHER_KEYS.getPublic()).encrypt(SIGNED)));
    }

    @Test
    void changedBytesAreRefused() {
        String encrypted = new XmlEncrypter().encrypt(SIGNED);
        int key = encrypted.indexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();
        int data = encrypted.lastIndexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();

        for (int at : new int[] {key, data, data + 100}) {
            char other = encrypted.charAt(at) == 'A' ? 'B' : 'A';
            refuses(Reason.NOT_DECRYPTED, response(encrypted.substring(0, at) + other + encrypted.substring(at + 1)));
        }
        String end = "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>";
        refuses(Reason.NOT_DECRYPTED, response(encrypted.substring(0, data) + encrypted.substring(encrypted.lastIndexOf(end))));
        refuses(Reason.NOT_DECRYPTED, response(encrypted.substring(0, data) + "AAAA" + encrypted.substring(encrypted.lastIndexOf(end))));
    }

    @Test
    void thereIsOneEncryptedKeyAndOneAssertion() {
        String encrypted = new XmlEncrypter().encrypt(SIGNED);
        String key = encrypted.substring(encrypted.indexOf("<xenc:EncryptedKey"), encrypted.indexOf("</ds:KeyInfo>"));

        refuses(Reason.UNSUPPORTED, response(change(encrypted, key, "")));
        refuses(Reason.UNSUPPORTED, response(change(encrypted, key, key + key)));
        refuses(Reason.MALFORMED, response(encrypted + encrypted));
        refuses(Reason.MALFORMED, response("<saml:EncryptedAssertion/>"));
        refuses(Reason.MALFORMED, response("<x>" + encrypted + "</x>"));
        String second = new XmlSigner(KEYS.getPrivate()).sign(change(ASSERTION, "\"a1\"", "\"a2\""), "a2");
        refuses(Reason.MALFORMED, response(new XmlEncrypter().encrypt(SIGNED + second)));
        refuses(Reason.MALFORMED, response(new XmlEncrypter().encrypt("<x>" + SIGNED + "</x>")));
        refuses(Reason.MALFORMED, response(new XmlEncrypter().encrypt(change(encrypted, "<saml:EncryptedAssertion>",
                "<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"))));
    }

    @Test
    void whatIsInsideIsReadAsCarefully() {
        for (String plain : List.of("", "x", "<!-- x -->" + SIGNED, "</decrypted>" + SIGNED + "<decrypted>", "<?xml version=\"1.0\"?>" + SIGNED,
                "<!DOCTYPE x>" + SIGNED, change(SIGNED, ">alice<", ">al<!-- -->ice<"), change(SIGNED, "<saml:Subject>", "<saml:Subject ID=\"a1\">"))) {
            refuses(Reason.MALFORMED, response(new XmlEncrypter().encrypt(plain)));
        }
    }

    @Test
    void namespacesMayBeDeclaredAroundIt() throws InvalidSamlException {
        String bare = change(SIGNED, " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"", "");

        assertThat(verify(response(new XmlEncrypter().encrypt(bare))).nameId()).isEqualTo("alice");
        String odd = change(response(new XmlEncrypter().encrypt(bare)), "<saml:EncryptedAssertion>",
                "<saml:EncryptedAssertion xmlns:odd=\"urn:&quot;&lt;&amp;>&#10;\" xmlns=\"urn:x\">");
        assertThat(verify(odd).nameId()).isEqualTo("alice");
        // The encrypted data itself is what is replaced, so what it declares does not reach inside.
        String within = change(response(new XmlEncrypter().encrypt(bare)), "<xenc:EncryptedData ", "<xenc:EncryptedData xmlns:saml=\"urn:x\" ");
        assertThat(verify(within).nameId()).isEqualTo("alice");
        String hidden = change(change(within, "<saml:EncryptedAssertion>", "<q:EncryptedAssertion xmlns:saml=\"urn:x\" "
                + "xmlns:q=\"urn:oasis:names:tc:SAML:2.0:assertion\">"), "</saml:EncryptedAssertion>", "</q:EncryptedAssertion>");
        refuses(Reason.MALFORMED, hidden);
    }

    @Test
    void nothingIsFetched() {
        String encrypted = new XmlEncrypter().encrypt(SIGNED);
        String value = encrypted.substring(encrypted.lastIndexOf("<xenc:CipherValue>"), encrypted.lastIndexOf("</xenc:CipherData>"));

        refuses(Reason.MALFORMED, response(change(encrypted, value, "<xenc:CipherReference URI=\"https://evil.example.com/\"/>")));
    }

    private static SamlTrust trust(PrivateKey... keys) {
        return new SamlTrust(TRUST.issuer(), TRUST.signingKeys(), List.of(keys), TRUST.audiences(), TRUST.recipients(), TRUST.clockSkew());
    }
}
