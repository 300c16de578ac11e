package dev.keypool.identitypools.sts;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.exchange.ExchangeException;

/**
 * Operations that nobody here can use. Two need long-term keys, which do not exist: they answer as AWS does to
 * temporary credentials. One is for an organization's management account, one for trade-in tokens that nobody issues, one
 * for a feature that is off. Whoever asks must have signed, as for any other.
 */
final class Unavailable {

    private Unavailable() {
    }

    static StsXml.Result sessionToken(StsCall call) throws StsException, SignatureException, ExchangeException {
        call.caller();
        throw StsException.accessDenied("Cannot call GetSessionToken with session credentials");
    }

    static StsXml.Result federationToken(StsCall call) throws StsException, SignatureException, ExchangeException {
        call.caller();
        throw StsException.accessDenied("Cannot call GetFederationToken with session credentials");
    }

    static StsXml.Result assumeRoot(StsCall call) throws StsException, SignatureException, ExchangeException {
        throw StsException.notAuthorized(call.caller().arn(), "sts:AssumeRoot", "*");
    }

    static StsXml.Result delegatedAccessToken(StsCall call) throws StsException, SignatureException, ExchangeException {
        throw StsException.notAuthorized(call.caller().arn(), "sts:GetDelegatedAccessToken", "*");
    }

    static StsXml.Result webIdentityToken(StsCall call) throws StsException, SignatureException, ExchangeException {
        call.caller();
        throw StsException.outboundFederationDisabled();
    }
}
