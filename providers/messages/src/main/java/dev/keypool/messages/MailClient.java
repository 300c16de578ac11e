package dev.keypool.messages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Event;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The app client that a mail has to do with. */
final class MailClient {

    private static final Pattern TOKEN = Pattern.compile("[?&]key=([^&#]+)");

    private MailClient() {
    }

    /** Null where none is known. */
    static ClientModel of(RealmModel realm, AuthenticationSessionModel signIn, Event event, Object link) {
        if (signIn != null) {
            return signIn.getClient();
        }
        String clientId = event != null ? event.getClientId() : link instanceof String address ? issuedFor(address) : null;
        return clientId == null ? null : realm.getClientByClientId(clientId);
    }

    /**
     * What administrators have sent names no app client but in the token of its link (UserResource.executeActionsEmail), which Keycloak
     * has just signed.
     */
    static String issuedFor(String link) {
        Matcher token = TOKEN.matcher(link);
        if (!token.find()) {
            return null;
        }
        try {
            JsonWebToken claims = new JWSInput(token.group(1)).readJsonContent(JsonWebToken.class);
            return claims == null ? null : claims.getIssuedFor();
        } catch (JWSInputException e) {
            // Of another extension, which may have links of its own.
            return null;
        }
    }
}
