package dev.keypool.userpools.signin;

import dev.keypool.userpools.codes.Answer;
import dev.keypool.userpools.codes.CodePage;
import dev.keypool.userpools.codes.CodePurpose;
import dev.keypool.userpools.codes.OneTimeCodes;
import dev.keypool.userpools.codes.Recipient;
import dev.keypool.userpools.codes.Sending;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A sign-in's code that is sent to somebody, and typed. */
abstract class CodeFactor implements AuthenticationFlowCallback {

    private final KeycloakSession session;
    private final String id;
    private final CodePurpose purpose;

    CodeFactor(KeycloakSession session, String id, CodePurpose purpose) {
        this.session = session;
        this.id = id;
        this.purpose = purpose;
    }

    /** Where codes of this kind reach the person now. */
    abstract Optional<String> destination(KeycloakSession session, RealmModel realm, UserModel user);

    abstract boolean deliver(AuthenticationFlowContext context, String destination, String code, boolean repeated);

    abstract CodePage page(AuthenticationFlowContext context, String destination);

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        String destination = destination(context);
        if (destination == null) {
            // It was there when Keycloak asked a moment ago.
            context.failure(AuthenticationFlowError.CREDENTIAL_SETUP_REQUIRED);
        } else if (codes(context).isPending(purpose, recipient(context, destination)) || isLockedOut(context)) {
            context.challenge(page(context, destination).show());
        } else {
            context.challenge(page(context, destination).after(send(context, destination), false));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String destination = destination(context);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (destination == null) {
            context.failure(AuthenticationFlowError.CREDENTIAL_SETUP_REQUIRED);
        } else if (isLockedOut(context)) {
            context.getEvent().user(context.getUser()).error(Errors.USER_TEMPORARILY_DISABLED);
            context.forceChallenge(page(context, destination).after(Answer.WRONG));
        } else if (form.containsKey(CodePage.RESEND)) {
            context.forceChallenge(page(context, destination).after(send(context, destination), true));
        } else {
            answer(context, destination, form.getFirst(CodePage.CODE));
        }
    }

    private void answer(AuthenticationFlowContext context, String destination, String code) {
        Answer answer = codes(context).check(purpose, recipient(context, destination), code);
        switch (answer) {
            case RIGHT -> context.success(id);
            case MISSING -> context.forceChallenge(page(context, destination).after(answer));
            case EXPIRED, USED_UP -> {
                context.getEvent().user(context.getUser()).error(Errors.EXPIRED_CODE);
                context.forceChallenge(page(context, destination).after(answer));
            }
            case WRONG, LOCKED -> {
                context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
                context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, destination).after(answer));
            }
        }
    }

    private Sending send(AuthenticationFlowContext context, String destination) {
        return codes(context).send(purpose, recipient(context, destination), CodePurpose.SHORT,
                (code, repeated) -> deliver(context, destination, code, repeated));
    }

    private String destination(AuthenticationFlowContext context) {
        return destination(context.getSession(), context.getRealm(), context.getUser()).orElse(null);
    }

    private static Recipient recipient(AuthenticationFlowContext context, String destination) {
        return new Recipient(context.getUser().getId(), destination);
    }

    private static OneTimeCodes codes(AuthenticationFlowContext context) {
        return OneTimeCodes.of(context.getSession(), context.getRealm(), context.getAuthenticationSession());
    }

    private static boolean isLockedOut(AuthenticationFlowContext context) {
        return AuthenticatorUtils.getDisabledByBruteForceEventError(context, context.getUser()) != null;
    }

    /** Keycloak forgets failed attempts after a password or a one-time password of its own only. */
    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        RealmModel realm = session.getContext().getRealm();
        if (realm.isBruteForceProtected() && AuthenticatorUtil.getAuthnCredentials(signIn).contains(id)) {
            session.getProvider(BruteForceProtector.class).successfulLogin(realm, signIn.getAuthenticatedUser(),
                    session.getContext().getConnection(), session.getContext().getHttpRequest().getUri(), Set.of(PasswordCredentialModel.TYPE));
        }
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return destination(session, realm, user).isPresent();
    }

    @Override
    public void close() {
    }
}
