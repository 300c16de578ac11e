package dev.keypool.identitypools.idp;

import dev.keypool.identitypools.saml.SamlAssertion;
import java.util.List;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.protocol.saml.SamlPrincipalType;

/** Who an assertion is about, by what the identity provider's settings in Keycloak call its principal. */
public final class SamlSubject {

    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    private static final int MAX_CHARS = 1024;

    private SamlSubject() {
    }

    /** Null when the assertion does not say, or says so for this sign-in only: each would be a new person. */
    public static String of(IdentityProviderModel model, SamlAssertion assertion) {
        SAMLIdentityProviderConfig config = new SAMLIdentityProviderConfig(model);
        if (config.getPrincipalType() == null || config.getPrincipalType() == SamlPrincipalType.SUBJECT) {
            return TRANSIENT.equals(assertion.nameIdFormat()) ? null : assertion.nameId();
        }
        if (config.getPrincipalType() != SamlPrincipalType.ATTRIBUTE) {
            // Keycloak compares friendly names then, which anybody's attribute may have, and which we do not read.
            return null;
        }
        List<String> values = config.getPrincipalAttribute() == null ? List.of() : assertion.attribute(config.getPrincipalAttribute());
        return values.size() == 1 && !values.get(0).isEmpty() && values.get(0).length() <= MAX_CHARS ? values.get(0) : null;
    }
}
