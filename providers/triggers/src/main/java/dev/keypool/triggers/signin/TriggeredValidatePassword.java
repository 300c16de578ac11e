package dev.keypool.triggers.signin;

import dev.keypool.triggers.challenges.ChallengeFreeSignIn;
import dev.keypool.triggers.challenges.ChallengeFreeSignIn.Reason;
import dev.keypool.triggers.challenges.ChallengeFreeSignIn.Refusal;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.ValidatePassword;

/** The password grant's check, after which a function decides whether more is to be asked: where it is, this grant is not the way. */
public final class TriggeredValidatePassword extends ValidatePassword {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        super.authenticate(context);
        ChallengeFreeSignIn.refusal(context).ifPresent(refusal -> context.forceChallenge(response(refusal)));
    }

    private Response response(Refusal refusal) {
        return refusal.reason() == Reason.FAILED
                ? errorResponse(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), "temporarily_unavailable", refusal.text())
                : errorResponse(Response.Status.BAD_REQUEST.getStatusCode(), OAuthErrorException.INVALID_GRANT, refusal.text());
    }

    @Override
    public int order() {
        return 1;
    }
}
