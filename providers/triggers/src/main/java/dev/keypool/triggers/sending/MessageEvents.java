package dev.keypool.triggers.sending;

import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.events.MessageEvent;
import dev.keypool.triggers.events.MessageSource;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What functions get of a message. */
public final class MessageEvents {

    private MessageEvents() {
    }

    /**
     * @param signIn the sign-in that it belongs to, or null
     * @param sentTo attributes that say where the message goes to, where the person's own do not
     */
    public static MessageEvent of(MessageSource source, RealmModel realm, UserModel user, AuthenticationSessionModel signIn, Map<String, String> sentTo) {
        Map<String, String> attributes = UserAttributes.of(user);
        attributes.putAll(sentTo);
        ClientModel client = signIn == null ? null : signIn.getClient();
        return new MessageEvent(UserPool.envelope(realm, client), source, user.getUsername(), attributes, clientMetadata(signIn));
    }

    /** What the application sent with the request that the sign-in began with; null where that was nothing, or no object of texts. */
    private static Map<String, String> clientMetadata(AuthenticationSessionModel signIn) {
        if (signIn == null) {
            return null;
        }
        try {
            return ClientMetadata.parse(signIn.getClientNote(AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX
                    + ClientMetadata.PARAMETER));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
