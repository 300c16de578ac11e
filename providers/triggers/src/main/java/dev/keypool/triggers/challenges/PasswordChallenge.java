package dev.keypool.triggers.challenges;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** What comes after a password at Keycloak's forms: the execution is done when the functions agree, and until then it shows the challenge. */
public final class PasswordChallenge implements ChallengedExecution {

    private final AuthenticationFlowContext context;
    private final Function<String, Response> form;

    private PasswordChallenge(AuthenticationFlowContext context, Function<String, Response> form) {
        this.context = context;
        this.form = form;
    }

    /**
     * What the form does with a post.
     *
     * @param form      the form again, with the text
     * @param keycloaks what Keycloak does with it
     */
    public static void action(AuthenticationFlowContext context, Function<String, Response> form, Runnable keycloaks) {
        Optional<CustomAuthentication> authentication = CustomAuthentication.of(context, new PasswordChallenge(context, form));
        if (authentication.isPresent() && authentication.get().isPending()) {
            authentication.get().answer(context.getHttpRequest().getDecodedFormParameters());
            return;
        }
        keycloaks.run();
        if (authentication.isPresent() && context.getStatus() == FlowStatus.SUCCESS && !isPasskey(context)) {
            authentication.get().afterPassword(context.getUser());
        }
    }

    /** What the form does when it is shown. */
    public static void authenticate(AuthenticationFlowContext context, Function<String, Response> form, Runnable keycloaks) {
        Optional<CustomAuthentication> authentication = CustomAuthentication.of(context, new PasswordChallenge(context, form));
        if (authentication.isPresent() && authentication.get().isPending()) {
            authentication.get().showAgain();
        } else {
            keycloaks.run();
        }
    }

    /** The same form takes passkeys; Keycloak notes last what it has just accepted. */
    private static boolean isPasskey(AuthenticationFlowContext context) {
        List<String> accepted = AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession());
        return !accepted.isEmpty() && accepted.get(accepted.size() - 1).equals(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
    }

    @Override
    public void passed(UserModel user) {
        // Keycloak has noted the password as the credential already.
        context.success();
    }

    @Override
    public Response refused(String text) {
        return form.apply(text);
    }
}
