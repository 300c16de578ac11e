package dev.keypool.identitypools.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.util.Base64;
import java.util.List;

/** The tokens that AssumeRoleWithWebIdentity takes: finds by the issuer that a token claims who can check it. */
public final class WebIdentities {

    private static final int MAX_ISSUER = 255;

    /** One kind of issuer. */
    @FunctionalInterface
    public interface Kind {

        /**
         * @param claimed the issuer as the token has it, not verified yet
         * @return null when the issuer is none of this kind
         */
        WebIdentity verify(String claimed, String token) throws ExchangeException;
    }

    private final List<Kind> kinds;

    public WebIdentities(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** @param token at most 20,000 characters */
    public WebIdentity verify(String token) throws ExchangeException {
        String claimed = issuer(token);
        for (Kind kind : kinds) {
            WebIdentity identity = kind.verify(claimed, token);
            if (identity != null) {
                return identity;
            }
        }
        throw ExchangeException.notAuthorized(Refusal.WRONG_ISSUER, "No OpenIDConnect provider found in your account for " + claimed);
    }

    private static String issuer(String token) throws ExchangeException {
        String[] parts = token.split("\\.", 4);
        try {
            ObjectNode claims = StrictJson.object(parts.length == 3 ? Base64.getUrlDecoder().decode(parts[1]) : new byte[0]);
            JsonNode issuer = claims.path("iss");
            if (issuer.isTextual() && issuer.textValue().length() <= MAX_ISSUER) {
                return issuer.textValue();
            }
        } catch (BadRequestException | IllegalArgumentException e) {
            // It is no token.
        }
        throw ExchangeException.notAuthorized(Refusal.MALFORMED_TOKEN, TokenClaims.NO_TOKEN);
    }
}
