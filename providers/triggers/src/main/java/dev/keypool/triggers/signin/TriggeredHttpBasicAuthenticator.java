package dev.keypool.triggers.signin;

import dev.keypool.triggers.challenges.ChallengeFreeSignIn;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.saml.profile.ecp.authenticator.HttpBasicAuthenticator;

/** Keycloak's check of a password in a header (SAML ECP), with a function asked afterwards: nothing else can be asked here. */
final class TriggeredHttpBasicAuthenticator extends HttpBasicAuthenticator {

    @Override
    protected void userSuccessAction(AuthenticationFlowContext context, UserModel user) {
        super.userSuccessAction(context, user);
        ChallengeFreeSignIn.refusal(context).ifPresent(refusal -> {
            context.clearUser();
            // No WWW-Authenticate: another password would not help.
            context.forceChallenge(Response.status(Response.Status.FORBIDDEN).build());
        });
    }
}
