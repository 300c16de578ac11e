package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.challenges.ChallengeFreeSignIn;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.saml.profile.ecp.authenticator.HttpBasicAuthenticator;

/**
 * Keycloak's check of a password in a header (SAML ECP), with a function asked before, and another afterwards: nothing else can be asked
 * here. No refusal has a WWW-Authenticate: another password would not help.
 */
final class TriggeredHttpBasicAuthenticator extends HttpBasicAuthenticator {

    private static final String BASIC = "Basic ";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        String username = function.isPresent() ? username(context.getHttpRequest().getHttpHeaders()) : null;
        if (username != null) {
            try {
                // As Keycloak looks here: not by e-mail address.
                function.get().check(context.getSession().users().getUserByUsername(context.getRealm(), username), username, null);
            } catch (TriggerFailure e) {
                SignInForms.record(context, username);
                boolean refused = e.kind() == FunctionException.Kind.REFUSED;
                context.forceChallenge(Response.status(refused ? Response.Status.FORBIDDEN : Response.Status.SERVICE_UNAVAILABLE).build());
                return;
            }
        }
        super.authenticate(context);
    }

    /** As HttpBasicAuthenticator reads it; null where there is none, and for what it fails at. */
    private static String username(HttpHeaders headers) {
        List<String> values = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        String last = values == null ? null : values.stream().filter(value -> value.startsWith(BASIC)).reduce((first, second) -> second).orElse(null);
        String[] parts = last == null ? new String[0] : last.trim().split("\\s+");
        if (parts.length != 2) {
            return null;
        }
        try {
            String username = new String(Base64.getMimeDecoder().decode(parts[1])).split(":", 2)[0];
            return username.isBlank() ? null : username;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    protected void userSuccessAction(AuthenticationFlowContext context, UserModel user) {
        super.userSuccessAction(context, user);
        ChallengeFreeSignIn.refusal(context).ifPresent(refusal -> {
            context.clearUser();
            context.forceChallenge(Response.status(Response.Status.FORBIDDEN).build());
        });
    }
}
