package dev.keypool.identitypools.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.keycloak.common.crypto.CryptoIntegration;

/**
 * Fuzz target: a token, as it is or as header and claims on two lines. It is refused with a reason, or it says who signed
 * in, for one of ours and now; and no signature verifies by chance.
 */
public final class TokenFuzz {

    private static final long NOW = 1_800_000_000;
    private static final OidcIssuer ISSUER = new OidcIssuer("https://idp.example", Set.of("idp.example"), URI.create("https://idp.example/keys"));
    private static final Set<String> CLIENTS = Set.of("web", "phone");
    private static final VerificationKey KEY;

    static {
        CryptoIntegration.init(TokenFuzz.class.getClassLoader());
        KEY = new VerificationKey("k", "RSA", null, null, SigningKey.rsa("k", 2048).pair().getPublic());
    }

    private TokenFuzz() {
    }

    /** Called by Jazzer, before it counts seconds: classes are instrumented as they are loaded, which takes long on a busy machine. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(("{\"alg\":\"RS256\"}\n{\"iss\":\"idp.example\",\"aud\":[\"web\"],\"sub\":\"a\",\"iat\":1800000000,\"exp\":1.8e9}")
                .getBytes(StandardCharsets.UTF_8));
        fuzzerTestOneInput("not a token".getBytes(StandardCharsets.UTF_8));
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        check(line < 0 ? text : SigningKey.base64(text.substring(0, line)) + "." + SigningKey.base64(text.substring(line + 1)) + ".AAAA");
    }

    private static void check(String token) {
        try {
            CompactJws jws = CompactJws.parse(token);
            if (!Algorithms.accepts(jws.algorithm()) || KEY.verify(jws.algorithm(), jws.signed(), jws.signature())) {
                throw new AssertionError("verified");
            }
            IdTokenClaims claims = new IdTokenClaims(jws.claims());
            claims.checkIssuer(ISSUER);
            check(claims.check(ISSUER, CLIENTS, NOW));
        } catch (ExternalTokenException e) {
            if (e.getMessage() == null || e.reason() == null) {
                throw new AssertionError("no reason", e);
            }
        }
    }

    private static void check(ExternalToken token) {
        Map<String, Object> claims = token.claims();
        boolean well = token.issuer().equals(ISSUER.name()) && ISSUER.wrote((String) claims.get("iss"))
                && CLIENTS.contains(token.clientId()) && token.subject().equals(claims.get("sub"))
                && !token.subject().isEmpty() && token.subject().length() <= 255
                && token.expiresAt() > NOW - IdTokenClaims.SKEW && token.issuedAt() >= 0 && token.issuedAt() <= NOW + IdTokenClaims.SKEW;
        if (!well) {
            throw new AssertionError(claims);
        }
    }
}
