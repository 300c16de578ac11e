package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.saml.InvalidSamlException;

/** Why an assertion was refused, in AWS's words where they are known. */
final class SamlRefusals {

    private SamlRefusals() {
    }

    static ExchangeException of(InvalidSamlException e) {
        return switch (e.reason()) {
            case NOT_SIGNED, BAD_SIGNATURE -> ExchangeException.notAuthorized(Refusal.BAD_SIGNATURE, "Response signature invalid");
            case WRONG_ISSUER -> ExchangeException.notAuthorized(Refusal.WRONG_ISSUER, "Issuer not present in specified provider");
            case EXPIRED -> ExchangeException.notAuthorized(Refusal.TOKEN_EXPIRED, e.getMessage());
            case NOT_YET_VALID -> ExchangeException.notAuthorized(Refusal.TOKEN_NOT_YET_VALID, e.getMessage());
            case WRONG_AUDIENCE, WRONG_RECIPIENT -> ExchangeException.notAuthorized(Refusal.WRONG_AUDIENCE, e.getMessage());
            case STATUS -> ExchangeException.notAuthorized(Refusal.SIGN_IN_FAILED, e.getMessage());
            case MALFORMED, UNSUPPORTED, NOT_DECRYPTED, NOT_CONFIRMED -> ExchangeException.notAuthorized(Refusal.MALFORMED_TOKEN, e.getMessage());
        };
    }
}
