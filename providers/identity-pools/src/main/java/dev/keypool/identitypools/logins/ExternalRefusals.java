package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.oidc.ExternalTokenException;

/** What became of an external provider's token, in Cognito's errors. */
public final class ExternalRefusals {

    private ExternalRefusals() {
    }

    public static ExchangeException of(ExternalTokenException e) {
        return switch (e.reason()) {
            case MALFORMED, UNSUPPORTED_ALGORITHM -> ExchangeException.invalidLogin(Refusal.MALFORMED_TOKEN, e.getMessage());
            case UNKNOWN_KEY, BAD_SIGNATURE -> ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, e.getMessage());
            case WRONG_ISSUER -> ExchangeException.invalidLogin(Refusal.WRONG_ISSUER, e.getMessage());
            case WRONG_AUDIENCE -> ExchangeException.invalidLogin(Refusal.WRONG_AUDIENCE, e.getMessage());
            case WRONG_TYPE -> ExchangeException.invalidLogin(Refusal.WRONG_TOKEN_TYPE, e.getMessage());
            case EXPIRED -> ExchangeException.invalidLogin(Refusal.TOKEN_EXPIRED, e.getMessage());
            case NOT_YET_VALID -> ExchangeException.invalidLogin(Refusal.TOKEN_NOT_YET_VALID, e.getMessage());
            case REJECTED -> ExchangeException.invalidLogin(Refusal.TOKEN_REVOKED, e.getMessage());
            case PROVIDER_UNREACHABLE, PROVIDER_MISCONFIGURED -> ExchangeException.externalService(e.getMessage());
        };
    }
}
