package dev.keypool.identitypools.openid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jwk.JWKBuilder;
import org.keycloak.util.JsonSerialization;

/**
 * What others verify the pools' tokens with.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 */
public final class OpenIdDocuments {

    /** Under the issuer. */
    public static final String DISCOVERY_PATH = ".well-known/openid-configuration";
    /** Under the issuer; Cognito's own path really ends so. */
    public static final String KEYS_PATH = ".well-known/jwks_uri";

    private OpenIdDocuments() {
    }

    /** Cognito's pools have no authorization endpoint either: their tokens come from GetOpenIdToken. */
    public static ObjectNode discovery(String realmIssuer) {
        String issuer = PoolTokens.issuer(realmIssuer);
        ObjectNode document = StrictJson.newObject().put("issuer", issuer).put("jwks_uri", issuer + "/" + KEYS_PATH);
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add(PoolTokens.ALGORITHM);
        ArrayNode claims = document.putArray("claims_supported");
        List.of("sub", "aud", "amr", "iss", "exp", "iat").forEach(claims::add);
        return document;
    }

    /** The keys that sign the pools' tokens or did, and no others: Ceph RGW fails at an encryption key, and at a key without x5c. */
    public static ObjectNode keys(RealmSnapshot realm) {
        ObjectNode document = StrictJson.newObject();
        ArrayNode keys = document.putArray("keys");
        for (KeyWrapper key : realm.signingKeys().of(PoolTokens.ALGORITHM)) {
            List<X509Certificate> chain = new AsymmetricSignatureSignerContext(key).getCertificateChain();
            if (chain == null || chain.isEmpty()) {
                continue;
            }
            ObjectNode jwk = JsonSerialization.mapper.valueToTree(JWKBuilder.create().kid(key.getKid()).algorithm(PoolTokens.ALGORITHM).rsa(key.getPublicKey()));
            ArrayNode certificates = jwk.putArray("x5c");
            chain.forEach(certificate -> certificates.add(der(certificate)));
            keys.add(jwk);
        }
        return document;
    }

    /** RFC 7517, section 4.7: base 64, not base64url. */
    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
