package dev.keypool.triggers.mail;

import dev.keypool.messages.MailKind;
import dev.keypool.messages.OutgoingMail;
import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.events.MessageEvent;
import dev.keypool.triggers.events.MessageSource;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Map;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;

/** What functions get of a mail. */
final class MessageEvents {

    private MessageEvents() {
    }

    static MessageEvent of(MessageSource source, OutgoingMail mail) {
        Map<String, String> attributes = UserAttributes.of(mail.user());
        if (mail.kind() == MailKind.EMAIL_UPDATE_CONFIRMATION) {
            // As in Cognito the address to be confirmed: the function that sends the message sends it there.
            attributes.put("email", mail.address());
            attributes.put("email_verified", "false");
        }
        return new MessageEvent(UserPool.envelope(mail.realm(), mail.client()), source, mail.user().getUsername(), attributes, clientMetadata(mail));
    }

    /** What the application sent with the request that the sign-in began with; null where that was nothing, or no object of texts. */
    private static Map<String, String> clientMetadata(OutgoingMail mail) {
        if (mail.authenticationSession() == null) {
            return null;
        }
        try {
            return ClientMetadata.parse(mail.authenticationSession()
                    .getClientNote(AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + ClientMetadata.PARAMETER));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
