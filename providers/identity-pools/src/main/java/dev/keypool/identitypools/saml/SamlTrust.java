package dev.keypool.identitypools.saml;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whose assertions are taken, and for whom and where they must have been made.
 *
 * @param issuer         the identity provider's entity id
 * @param signingKeys    the identity provider's keys, each one that {@link #accepts}; certificates in documents are never looked at
 * @param decryptionKeys the service provider's RSA keys; none when encrypted assertions are not expected
 * @param audiences      entity ids of the service provider: every AudienceRestriction must name one
 * @param recipients     addresses that a bearer confirmation may be for, as a rule the assertion consumer service
 * @param clockSkew      how far the clocks may be apart, 0 to 10 minutes; AWS grants 5
 */
public record SamlTrust(String issuer, List<PublicKey> signingKeys, List<PrivateKey> decryptionKeys, Set<String> audiences,
                        Set<String> recipients, Duration clockSkew) {

    private static final int MIN_RSA_BITS = 2048;
    private static final int MIN_EC_BITS = 256;
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException when a value is not allowed */
    public SamlTrust {
        signingKeys = List.copyOf(signingKeys);
        decryptionKeys = List.copyOf(decryptionKeys);
        audiences = Set.copyOf(audiences);
        recipients = Set.copyOf(recipients);
        require(!issuer.isBlank(), "The issuer is empty.");
        require(signingKeys.stream().allMatch(SamlTrust::accepts), "A signing key is not RSA of 2048 bits or more, nor EC of 256 or more.");
        require(decryptionKeys.stream().allMatch(key -> "RSA".equals(key.getAlgorithm())), "A decryption key is not RSA.");
        require(!clockSkew.isNegative() && clockSkew.compareTo(MAX_CLOCK_SKEW) <= 0, "The clock skew is not 0 to 10 minutes.");
    }

    /** Whether signatures of this key are worth anything: RSA of at least 2048 bits, EC of at least 256. */
    public static boolean accepts(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= MIN_RSA_BITS;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
    }

    /** Some providers print private keys. */
    @Override
    public String toString() {
        return "SamlTrust[" + issuer + "]";
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
