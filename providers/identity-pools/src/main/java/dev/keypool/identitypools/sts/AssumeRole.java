package dev.keypool.identitypools.sts;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.requests.CallerIdentity;
import java.time.Instant;

/**
 * AssumeRole. Every caller has temporary credentials, so it is always role chaining.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class AssumeRole implements StsOperation {

    private static final String CONTEXTS = "ProvidedContexts";
    /** Seconds. */
    private static final int MAX_CHAINED = 3600;

    @Override
    public StsXml.Result answer(StsCall call) throws StsException, SignatureException, ExchangeException, BadRequestException {
        CallerIdentity caller = call.caller();
        StsParameters parameters = call.parameters();
        SessionRequest request = SessionRequest.read(parameters);
        String sessionName = parameters.required(StsParameter.ROLE_SESSION_NAME);
        String externalId = parameters.optional(StsParameter.EXTERNAL_ID);
        String sourceIdentity = parameters.optional(StsParameter.SOURCE_IDENTITY);
        String serialNumber = parameters.optional(StsParameter.SERIAL_NUMBER);
        String tokenCode = parameters.optional(StsParameter.TOKEN_CODE);
        TagParameters tagParameters = TagParameters.read(parameters);
        parameters.requireValid();
        request.check(parameters);
        SessionTags tags = tagParameters.check(caller.session().tags());
        if (serialNumber != null || tokenCode != null) {
            // A device is a user's, and there are no users; people sign in with a second factor at Keycloak.
            throw StsException.accessDenied("MultiFactorAuthentication failed, unable to validate MFA code.");
        }
        if (parameters.has(CONTEXTS)) {
            throw StsException.validation("There are no context providers here, so " + CONTEXTS + " cannot be used.");
        }
        if (request.seconds() > MAX_CHAINED) {
            throw StsException.validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        Instant now = Instant.now();
        BegunSession begun = new RoleChaining(call.realm(), call.pools().permissions(), caller, call.arrived().keys(now), now)
                .begin(request, sessionName, externalId, sourceIdentity, tags);
        call.observer().assumed(Operation.ASSUME_ROLE, begun.role(), begun.session(), caller.arn(), null, call.realm().audience());
        return begun::write;
    }
}
