package dev.keypool.triggers.userpool;

import dev.keypool.triggers.events.ClientMetadata;
import java.util.List;
import java.util.Map;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the grant that follows a sign-in on the hosted pages has to know of it: Keycloak keeps a sign-in's client notes with the session. */
public final class HostedSignIn {

    /** The person's id: in the same tab another one may sign in after all. */
    private static final String NEW_PASSWORD = "keypool.newPassword";
    private static final String METADATA = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + ClientMetadata.PARAMETER;

    private HostedSignIn() {
    }

    /** The person had to choose a new password on the way. */
    public static void newPassword(AuthenticationSessionModel signIn, UserModel user) {
        signIn.setClientNote(NEW_PASSWORD, user.getId());
    }

    public static boolean isWithNewPassword(AuthenticatedClientSessionModel session) {
        return session.getUserSession().getUser().getId().equals(session.getNote(NEW_PASSWORD));
    }

    /** What the application sent with the request that the sign-in began with; null where that was nothing, or no object of texts. */
    public static Map<String, String> clientMetadata(AuthenticatedClientSessionModel session) {
        try {
            return ClientMetadata.parse(session.getNote(METADATA));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** TokenManager.attachAuthenticationSession adds notes to a session that goes on, and takes none away. */
    public static void forgetEarlier(AuthenticationSessionModel signIn, AuthenticatedClientSessionModel session) {
        for (String note : List.of(NEW_PASSWORD, METADATA)) {
            if (signIn.getClientNote(note) == null && session.getNote(note) != null) {
                session.removeNote(note);
            }
        }
    }
}
