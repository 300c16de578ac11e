package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import org.keycloak.common.crypto.CryptoIntegration;

/**
 * Fuzz target: what a provider publishes, as keys, as metadata and as a Cache-Control header. Keys that are taken are for
 * signatures and sound; the rest is passed over or refused with a reason.
 */
public final class JwksFuzz {

    private static final OidcIssuer ISSUER = OidcIssuer.discovered("https://idp.example");
    private static final byte[] SIGNED = {1};

    static {
        CryptoIntegration.init(JwksFuzz.class.getClassLoader());
    }

    private JwksFuzz() {
    }

    /** Called by Jazzer, before it counts seconds: classes are instrumented as they are loaded, which takes long on a busy machine. */
    public static void fuzzerInitialize() {
        ObjectNode set = StandIn.object();
        set.putArray("keys").add(SigningKey.rsa("k", 2048).jwk()).add(SigningKey.ec("k", "P-256").jwk()).add(SigningKey.ec("k", "P-521").jwk())
                .add(SigningKey.ed25519("k").jwk());
        fuzzerTestOneInput(set.toString().getBytes(StandardCharsets.UTF_8));
        fuzzerTestOneInput("not a set".getBytes(StandardCharsets.UTF_8));
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Duration age = PublishedKeys.age(new String(input, StandardCharsets.ISO_8859_1));
        if (age.compareTo(PublishedKeys.MIN_AGE) < 0 || age.compareTo(PublishedKeys.MAX_AGE) > 0) {
            throw new AssertionError(age);
        }
        try {
            ObjectNode json = StrictJson.object(input);
            metadata(json);
            keys(json);
        } catch (BadRequestException e) {
            return;
        }
    }

    private static void metadata(ObjectNode json) {
        try {
            ProviderMetadata metadata = ProviderMetadata.of(ISSUER, json);
            if (!metadata.issuer().equals("https://idp.example") || metadata.jwksUri() == null) {
                throw new AssertionError(metadata);
            }
        } catch (ExternalTokenException e) {
            reason(e);
        }
    }

    private static void keys(ObjectNode json) {
        try {
            KeySet keys = KeySet.parse(json);
            if (keys.size() > json.get("keys").size()) {
                throw new AssertionError(keys.size());
            }
            for (String algorithm : List.of("RS256", "PS512", "ES256", "ES384", "ES512", "EdDSA", "HS256", "none")) {
                VerificationKey key = keys.find("k", algorithm);
                if (key != null && (!sound(key, algorithm) || key.verify(algorithm, SIGNED, new byte[64]))) {
                    throw new AssertionError(algorithm + " " + key.type());
                }
            }
        } catch (ExternalTokenException e) {
            reason(e);
        }
    }

    private static boolean sound(VerificationKey key, String algorithm) {
        boolean strong = !(key.key() instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= 2048;
        return strong && "k".equals(key.keyId()) && key.fits(algorithm) && Algorithms.accepts(algorithm);
    }

    private static void reason(ExternalTokenException e) {
        if (e.getMessage() == null || e.reason() != ExternalTokenException.Reason.PROVIDER_MISCONFIGURED) {
            throw new AssertionError("no reason", e);
        }
    }
}
