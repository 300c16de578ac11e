package dev.keypool.triggers.federation;

import java.util.Map;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;

/** What a provider said of a person, in Cognito's form, where the provider's mappers read it. */
interface ProviderResponse {

    static ProviderResponse of(BrokeredIdentityContext identity) {
        return identity.getContextData().get(SAMLEndpoint.SAML_ASSERTION) instanceof AssertionType assertion ? new SamlResponse(assertion)
                : new OidcResponse(identity.getContextData());
    }

    /** The event's {@code attributes}. */
    Map<String, Map<String, String>> attributes();

    /** Which of the event's attributes is the person's profile. */
    String profile();

    /** Everything that mappers could read is gone, and this is in its place. What is given back as it was keeps its form. */
    void replace(Map<String, String> attributes);
}
