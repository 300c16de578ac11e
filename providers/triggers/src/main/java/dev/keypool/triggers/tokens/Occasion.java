package dev.keypool.triggers.tokens;

import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.events.Variants;
import dev.keypool.triggers.userpool.HostedSignIn;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticatedClientSessionModel;

/**
 * Why a function is asked.
 *
 * @param clientMetadata what the application sent for it, or null
 */
record Occasion(TokenSource source, Map<String, String> clientMetadata) {

    /**
     * As Cognito passes metadata on: what comes with the challenges' answers, with refreshes and with requests for an app client's own tokens,
     * and not what comes with a user name and a password. Of the grants that Cognito does not have, nothing.
     *
     * @param grant     source of the grant
     * @param parameter of the token request, or null
     * @throws IllegalArgumentException with a sentence, when the parameter counts and is no object of texts
     */
    static Occasion of(TokenSource grant, Variants variants, AuthenticatedClientSessionModel session, String parameter) {
        return switch (grant) {
            case HOSTED_AUTH -> new Occasion(hosted(variants, session), HostedSignIn.clientMetadata(session));
            case REFRESH_TOKENS -> new Occasion(variants.refresh(), ClientMetadata.parse(parameter));
            case CLIENT_CREDENTIALS -> new Occasion(grant, ClientMetadata.parse(parameter));
            case AUTHENTICATION, NEW_PASSWORD_CHALLENGE, AUTHENTICATE_DEVICE -> new Occasion(grant, null);
        };
    }

    private static TokenSource hosted(Variants variants, AuthenticatedClientSessionModel session) {
        if (HostedSignIn.isWithNewPassword(session)) {
            return TokenSource.NEW_PASSWORD_CHALLENGE;
        }
        // AWS's documents agree about people who come through an identity provider.
        return session.getUserSession().getNote(Details.IDENTITY_PROVIDER) == null ? variants.hosted() : TokenSource.HOSTED_AUTH;
    }
}
