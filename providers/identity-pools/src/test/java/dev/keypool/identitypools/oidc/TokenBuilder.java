package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/** ID tokens, right in everything that a test does not change. */
final class TokenBuilder {

    final ObjectNode header = StandIn.object();
    final ObjectNode claims = StandIn.object();
    private final SigningKey key;
    private final String algorithm;

    TokenBuilder(String issuer, String client, SigningKey key, String algorithm, long now) {
        this.key = key;
        this.algorithm = algorithm;
        header.put("alg", algorithm).put("typ", "JWT");
        if (key.keyId() != null) {
            header.put("kid", key.keyId());
        }
        claims.put("iss", issuer).put("aud", client).put("sub", "alice").put("iat", now).put("exp", now + 300);
    }

    TokenBuilder header(String name, String value) {
        header.put(name, value);
        return this;
    }

    TokenBuilder claim(String name, String value) {
        claims.put(name, value);
        return this;
    }

    TokenBuilder claim(String name, long value) {
        claims.put(name, value);
        return this;
    }

    /** @param json any JSON */
    TokenBuilder claimJson(String name, String json) {
        claims.putRawValue(name, new RawValue(json));
        return this;
    }

    String sign() {
        return sign(header.toString(), claims.toString());
    }

    /** Signs texts as they are, JSON or not. */
    String sign(String headerText, String claimsText) {
        String signed = SigningKey.base64(headerText) + "." + SigningKey.base64(claimsText);
        return signed + "." + SigningKey.base64(key.sign(algorithm, signed));
    }
}
