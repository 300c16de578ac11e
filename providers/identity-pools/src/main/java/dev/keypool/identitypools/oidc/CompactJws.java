package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A signed JWT taken apart, nothing about it verified. Of the header only {@code alg} and {@code kid} are looked at, so
 * keys that a token brings along or points to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are nobody's.
 *
 * @param keyId  {@code kid}, or null
 * @param signed the bytes that the signature is over
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515: JSON Web Signature</a>
 */
record CompactJws(String algorithm, String keyId, Map<String, Object> claims, byte[] signed, byte[] signature) {

    /** Characters; what Cognito takes in Logins (cognito-identity model, IdentityProviderToken). */
    static final int MAX_LENGTH = 50_000;

    private static final int MAX_KEY_ID = 1024;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static CompactJws parse(String token) throws ExternalTokenException {
        if (token == null || token.length() > MAX_LENGTH) {
            throw ExternalTokenException.malformed();
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw ExternalTokenException.malformed();
        }
        ObjectNode header = json(token.substring(0, first));
        String algorithm = algorithm(header);
        String keyId = keyId(header);
        byte[] signature = bytes(token.substring(second + 1));
        Map<String, Object> claims = JsonTree.object(json(token.substring(first + 1, second)));
        return new CompactJws(algorithm, keyId, claims, token.substring(0, second).getBytes(StandardCharsets.US_ASCII), signature);
    }

    private static String algorithm(ObjectNode header) throws ExternalTokenException {
        String algorithm = text(header, "alg");
        if (algorithm == null) {
            throw ExternalTokenException.malformed();
        }
        if (!Algorithms.accepts(algorithm)) {
            throw new ExternalTokenException(Reason.UNSUPPORTED_ALGORITHM, "The token's signature algorithm is not supported.");
        }
        // crit asks for what is not understood here, b64 (RFC 7797) changes what is signed, cty tells of a token within.
        for (String member : List.of("crit", "b64", "cty")) {
            if (header.has(member)) {
                throw ExternalTokenException.malformed("The token's header has members that are not supported.");
            }
        }
        String type = text(header, "typ");
        // RFC 8725, section 3.11: other kinds of JWT say so here, at+jwt (access tokens) and logout+jwt among them.
        if (type != null && !type.equalsIgnoreCase("JWT")) {
            throw new ExternalTokenException(Reason.WRONG_TYPE, "Not an OpenId Connect identity token.");
        }
        return algorithm;
    }

    private static String keyId(ObjectNode header) throws ExternalTokenException {
        String keyId = text(header, "kid");
        if (keyId != null && keyId.length() > MAX_KEY_ID) {
            throw ExternalTokenException.malformed();
        }
        return keyId;
    }

    /** Null when it is absent. */
    private static String text(ObjectNode header, String member) throws ExternalTokenException {
        JsonNode value = header.get(member);
        if (value != null && !value.isTextual()) {
            throw ExternalTokenException.malformed();
        }
        return value == null ? null : value.textValue();
    }

    private static ObjectNode json(String part) throws ExternalTokenException {
        try {
            return StrictJson.object(bytes(part));
        } catch (BadRequestException e) {
            throw ExternalTokenException.malformed();
        }
    }

    /** Only the one way to write the bytes: no padding, no line ends, no bits left over. */
    private static byte[] bytes(String part) throws ExternalTokenException {
        try {
            byte[] bytes = DECODER.decode(part);
            if (ENCODER.encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw ExternalTokenException.malformed();
    }

    @Override
    public String toString() {
        return "CompactJws[" + algorithm + "]";
    }
}
