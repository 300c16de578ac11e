package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.federation.SamlIdentity;
import dev.keypool.identitypools.observability.Operation;
import java.time.Instant;

/**
 * AssumeRoleWithSAML: a role for whoever brings an assertion of one of the realm's SAML providers. Unsigned: the assertion
 * is the proof.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">AssumeRoleWithSAML</a>
 */
final class AssumeRoleWithSaml implements StsOperation {

    private static final String ACTION = "sts:AssumeRoleWithSAML";

    @Override
    public StsXml.Result answer(StsCall call) throws StsException, ExchangeException {
        StsParameters parameters = call.parameters();
        SessionRequest request = SessionRequest.read(parameters);
        String provider = parameters.required(StsParameter.PRINCIPAL_ARN);
        String assertion = parameters.required(StsParameter.SAML_ASSERTION);
        parameters.requireValid();
        request.check(parameters);
        SamlIdentity identity;
        try {
            identity = call.pools().samlIdentities().verify(provider, request.roleArn(), assertion);
        } catch (ExchangeException e) {
            throw TokenRefusals.of(e);
        }
        Instant now = Instant.now();
        BegunSession begun = FederatedRoles.begin(call.realm(), call.arrived().keys(now), now, ACTION,
                request.shortened(identity.maxSeconds(), identity.sessionEnd(), now), identity.sessionName(), identity.who());
        call.observer().assumed(Operation.ASSUME_ROLE_WITH_SAML, begun.role(), begun.session(), provider, null, call.realm().audience());
        return xml -> {
            xml.element("Subject", identity.subject()).element("SubjectType", identity.subjectType()).element("Issuer", identity.issuer())
                    .element("Audience", identity.recipient()).element("NameQualifier", identity.nameQualifier());
            begun.write(xml);
        };
    }
}
