package dev.keypool.identitypools.saml;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Set;

/**
 * The signature methods that are taken; RFC 9231 names them. There is no HMAC: a public key would do as its secret.
 * RSASSA-PSS is taken in the form whose parameters the name fixes.
 */
enum SignatureAlgorithm {
    RSA(RSAPublicKey.class, Namespaces.SIGNATURE_MORE + "rsa-sha256", Namespaces.SIGNATURE_MORE + "rsa-sha384",
            Namespaces.SIGNATURE_MORE + "rsa-sha512"),
    RSA_PSS(RSAPublicKey.class, Namespaces.SIGNATURE_MORE_2007 + "sha256-rsa-MGF1", Namespaces.SIGNATURE_MORE_2007 + "sha384-rsa-MGF1",
            Namespaces.SIGNATURE_MORE_2007 + "sha512-rsa-MGF1"),
    ECDSA(ECPublicKey.class, Namespaces.SIGNATURE_MORE + "ecdsa-sha256", Namespaces.SIGNATURE_MORE + "ecdsa-sha384",
            Namespaces.SIGNATURE_MORE + "ecdsa-sha512");

    private final Class<? extends PublicKey> keys;
    private final Set<String> names;

    SignatureAlgorithm(Class<? extends PublicKey> keys, String... names) {
        this.keys = keys;
        this.names = Set.of(names);
    }

    static SignatureAlgorithm of(String name) throws InvalidSamlException {
        return Arrays.stream(values()).filter(algorithm -> name != null && algorithm.names.contains(name)).findFirst()
                .orElseThrow(() -> InvalidSamlException.unsupported("The SAML assertion is signed with an algorithm that is not taken."));
    }

    boolean fits(PublicKey key) {
        return keys.isInstance(key);
    }
}
