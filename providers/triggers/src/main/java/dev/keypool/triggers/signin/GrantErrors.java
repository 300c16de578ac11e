package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** What an application gets from the password grant where a function does not let somebody pass, or is not asked. */
final class GrantErrors {

    private GrantErrors() {
    }

    static void failed(AuthenticationFlowContext context, String username, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        answer(context, username, refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE,
                refused ? OAuthErrorException.INVALID_GRANT : "temporarily_unavailable", failure.getMessage());
    }

    static void malformed(AuthenticationFlowContext context, String username, String description) {
        answer(context, username, Response.Status.BAD_REQUEST, OAuthErrorException.INVALID_REQUEST, description);
    }

    private static void answer(AuthenticationFlowContext context, String username, Response.Status status, String error, String description) {
        SignInForms.record(context, username);
        OAuth2ErrorRepresentation body = new OAuth2ErrorRepresentation(error, description);
        context.forceChallenge(Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE).build());
    }
}
