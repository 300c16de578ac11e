package dev.keypool.triggers.federation;

import java.util.Locale;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.models.IdentityProviderModel;

/** Cognito's names for kinds of providers; those that it does not know are nearest to OpenID Connect. */
final class ProviderType {

    private ProviderType() {
    }

    static String of(BrokeredIdentityContext identity) {
        return identity.getContextData().containsKey(SAMLEndpoint.SAML_ASSERTION) ? "SAML" : of(identity.getIdpConfig());
    }

    private static String of(IdentityProviderModel provider) {
        String kind = provider.getProviderId() == null ? "" : provider.getProviderId().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "saml" -> "SAML";
            case "facebook" -> "Facebook";
            case "google" -> "Google";
            // Keycloak brings neither: extensions of others do.
            case "apple" -> "SignInWithApple";
            case "amazon" -> "LoginWithAmazon";
            default -> "OIDC";
        };
    }
}
