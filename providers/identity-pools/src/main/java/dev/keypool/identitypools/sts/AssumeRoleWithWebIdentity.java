package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.federation.WebIdentity;
import dev.keypool.identitypools.observability.Operation;
import java.time.Instant;

/**
 * AssumeRoleWithWebIdentity: a role for whoever brings a token of an identity pool, of the realm, or of another OpenID
 * Connect provider that the realm knows. Unsigned: the token is the proof.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 */
final class AssumeRoleWithWebIdentity implements StsOperation {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

    @Override
    public StsXml.Result answer(StsCall call) throws StsException, ExchangeException {
        StsParameters parameters = call.parameters();
        SessionRequest request = SessionRequest.read(parameters);
        String sessionName = parameters.required(StsParameter.ROLE_SESSION_NAME);
        String token = parameters.required(StsParameter.WEB_IDENTITY_TOKEN);
        String oauthProvider = parameters.optional(StsParameter.PROVIDER_ID);
        parameters.requireValid();
        request.check(parameters);
        if (oauthProvider != null) {
            // Only for opaque tokens of www.amazon.com and graph.facebook.com, which a realm cannot know without a pool.
            throw StsException.invalidIdentityToken("No OAuth 2.0 provider of that ProviderId found in your account; OpenID Connect ID tokens need none.");
        }
        WebIdentity identity;
        try {
            identity = call.pools().webIdentities().verify(token);
        } catch (ExchangeException e) {
            throw TokenRefusals.of(e);
        }
        Instant now = Instant.now();
        BegunSession begun = FederatedRoles.begin(call.realm(), call.arrived().keys(now), now, ACTION, request, sessionName, identity.who());
        call.observer().assumed(Operation.ASSUME_ROLE_WITH_WEB_IDENTITY, begun.role(), begun.session(), identity.provider(), identity.userId(),
                call.realm().audience());
        return xml -> {
            xml.element("SubjectFromWebIdentityToken", identity.subject()).element("Audience", identity.audience())
                    .element("Provider", identity.provider());
            begun.write(xml);
        };
    }
}
