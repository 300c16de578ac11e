package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.exchange.ExchangeException;

/** Says in STS's codes and words why a token or assertion was refused. */
final class TokenRefusals {

    private static final String COGNITO = "Invalid login token. ";
    /** STS writes it without a full stop, Cognito with one. */
    private static final String AUDIENCE = "Incorrect token audience";

    private TokenRefusals() {
    }

    static StsException of(ExchangeException refusal) {
        String message = refusal.getMessage().startsWith(COGNITO) ? refusal.getMessage().substring(COGNITO.length()) : refusal.getMessage();
        if (message.equals(AUDIENCE + ".")) {
            message = AUDIENCE;
        }
        StsException answer = switch (refusal.reason()) {
            case MALFORMED_TOKEN, WRONG_TOKEN_TYPE, BAD_SIGNATURE, WRONG_ISSUER, WRONG_AUDIENCE, TOKEN_NOT_YET_VALID, TAG_NOT_ALLOWED,
                    UNSUPPORTED_PROVIDER ->
                    StsException.invalidIdentityToken(message);
            case PROVIDER_UNAVAILABLE -> StsException.communication(message);
            case TOKEN_EXPIRED -> StsException.expiredToken(message);
            case TOKEN_REVOKED, CLIENT_DISABLED, USER_UNKNOWN, USER_DISABLED, SIGNED_OUT, SIGN_IN_FAILED, UNKNOWN_POOL, UNKNOWN_IDENTITY,
                    IDENTITY_NEEDS_LOGIN, GUESTS_NOT_ALLOWED -> StsException.rejectedClaim(message);
            default -> StsException.accessDenied(message);
        };
        return answer.because(refusal.reason().label());
    }
}
