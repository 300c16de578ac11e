package dev.keypool.triggers.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.userpool.UserAttributes;
import java.util.Map;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.utils.StringUtil;

/** People of providers as Cognito has them in events. */
final class BrokeredPerson {

    private BrokeredPerson() {
    }

    /** Of somebody who is stored. */
    static Map<String, String> attributes(UserModel user, String provider, String subject, String providerType) {
        Map<String, String> attributes = UserAttributes.of(user);
        if (!user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
            attributes.put("cognito:user_status", "EXTERNAL_PROVIDER");
        }
        ObjectNode identity = EventJson.newObject().put("userId", subject).put("providerName", provider).put("providerType", providerType)
                .putNull("issuer").put("primary", true);
        attributes.put("identities", "[" + identity + "]");
        return attributes;
    }

    /** As Keycloak will have it of somebody new (AbstractIdentityProvider.setEmailVerified), which it decides after they are stored. */
    static boolean isEmailTrusted(BrokeredIdentityContext identity) {
        Object claim = identity.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN) instanceof JsonWebToken token
                ? token.getOtherClaims().get(IDToken.EMAIL_VERIFIED) : null;
        return Boolean.TRUE.equals(identity.getIdpConfig().isTrustEmail()) && StringUtil.isNotBlank(identity.getEmail())
                && (claim == null || Boolean.parseBoolean(claim.toString()));
    }
}
