package dev.keypool.identitypools.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The responses of other software in the test resources, and the keys that go with them. */
final class Fixtures {

    private static final Path FOLDER = Path.of("src/test/resources/saml");

    /** A key with a certificate that its owner made. */
    record Certified(PrivateKey key, X509Certificate certificate) {
    }

    private Fixtures() {
    }

    static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    static Certified certified() throws IOException, GeneralSecurityException {
        return new Certified(decryptionKey(), certificate("decryption-key.crt"));
    }

    static PrivateKey decryptionKey() throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pem("decryption-key.pem")));
    }

    static X509Certificate certificate(String file) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.US_ASCII)));
    }

    static PublicKey publicKey(String algorithm, String file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(pem(file)));
    }

    private static byte[] pem(String file) throws IOException {
        return Base64.getMimeDecoder().decode(text(file).replaceAll("-----[A-Z ]+-----", ""));
    }
}
