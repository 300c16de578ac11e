package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.util.ArrayList;
import java.util.List;

/** The keys of one issuer that are for signatures of tokens. */
final class KeySet {

    /** Keys of all kinds in one set; providers have two to ten. */
    private static final int MAX_KEYS = 100;

    private final List<VerificationKey> keys;

    private KeySet(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @throws ExternalTokenException when it is not a JWK set; single keys of no use are passed over */
    static KeySet parse(ObjectNode jwks) throws ExternalTokenException {
        JsonNode published = jwks.get("keys");
        if (published == null || !published.isArray() || published.size() > MAX_KEYS) {
            throw new ExternalTokenException(Reason.PROVIDER_MISCONFIGURED, "The provider publishes no JWK set of at most " + MAX_KEYS + " keys.");
        }
        List<VerificationKey> keys = new ArrayList<>();
        for (JsonNode jwk : published) {
            VerificationKey key = JwkReader.read(jwk);
            if (key != null) {
                keys.add(key);
            }
        }
        return new KeySet(keys);
    }

    /**
     * The one key that a token of this key id and algorithm can be signed with, or null. Without a key id the issuer must
     * have a single key; where two keys would do, none does.
     */
    VerificationKey find(String keyId, String algorithm) {
        if (keyId == null && keys.size() != 1) {
            return null;
        }
        List<VerificationKey> fitting = keys.stream()
                .filter(key -> (keyId == null || keyId.equals(key.keyId())) && key.fits(algorithm)).toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    int size() {
        return keys.size();
    }
}
