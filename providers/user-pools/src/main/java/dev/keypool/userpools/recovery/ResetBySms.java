package dev.keypool.userpools.recovery;

import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.codes.Answer;
import dev.keypool.userpools.codes.CodePage;
import dev.keypool.userpools.codes.CodePurpose;
import dev.keypool.userpools.codes.OneTimeCodes;
import dev.keypool.userpools.codes.Recipient;
import dev.keypool.userpools.codes.Sending;
import dev.keypool.userpools.phone.PhoneNumber;
import dev.keypool.userpools.phone.ProfileNumber;
import dev.keypool.userpools.sms.CodeSms;
import dev.keypool.userpools.sms.LaterSms;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.storage.StorageId;

/**
 * A code by SMS instead of Keycloak's link by mail. The pages are the same for people with a verified number, without one, and for those who do
 * not exist, and so is the time they take.
 */
final class ResetBySms implements Authenticator {

    static final String FORCE_LOGIN = "force-login";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        boolean possible = new CodeSms(context.getSession(), context.getRealm()).canBeSent();
        if (isFollowedByMail(context) && (isProvenByMail(context) || !possible)) {
            context.success();
        } else if (!possible) {
            // Nothing was proved: Keycloak refuses.
            context.attempted();
        } else if (codes(context).isPending(CodePurpose.RESET)) {
            context.challenge(page(context).show());
        } else {
            context.challenge(page(context).after(send(context), false));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey(CodePage.BY_MAIL) && isFollowedByMail(context)) {
            context.success();
        } else if (form.containsKey(CodePage.RESEND)) {
            context.forceChallenge(page(context).after(send(context), true));
        } else {
            answer(context, form.getFirst(CodePage.CODE));
        }
    }

    private static void answer(AuthenticationFlowContext context, String code) {
        Answer answer = codes(context).check(CodePurpose.RESET, recipient(context), code);
        switch (answer) {
            case RIGHT -> {
                if (isLoginForced(context)) {
                    context.getAuthenticationSession().setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
                }
                // Keycloak's mail has nothing left to prove.
                context.getAuthenticationSession().setAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID, context.getUser().getId());
                context.success();
            }
            case MISSING, EXPIRED, USED_UP -> context.forceChallenge(page(context).after(answer));
            case WRONG, LOCKED -> {
                context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
                context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context).after(Answer.WRONG));
            }
        }
    }

    private static Sending send(AuthenticationFlowContext context) {
        return codes(context).sendSecretly(CodePurpose.RESET, Optional.ofNullable(recipient(context)), CodePurpose.SHORT,
                (code, repeated) -> LaterSms.send(context.getSession(), context.getRealm(), SmsKind.PASSWORD_RESET, context.getUser(),
                        context.getAuthenticationSession(), new PhoneNumber(recipient(context).destination()), code, repeated));
    }

    /** Null where no code is sent, whatever the reason. */
    private static Recipient recipient(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null || !user.isEnabled() || AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) != null) {
            return null;
        }
        return new ProfileNumber(user).verified().filter(new CodeSms(context.getSession(), context.getRealm())::serves)
                .map(number -> new Recipient(user.getId(), number.value())).orElse(null);
    }

    private static CodePage page(AuthenticationFlowContext context) {
        CodePage page = new CodePage(context.form().setExecution(context.getExecution().getId()), "keypoolResetTitle", "keypoolResetBySms", null);
        return isFollowedByMail(context) ? page.offering(CodePage.BY_MAIL) : page;
    }

    /**
     * Whether Keycloak's mail is the proof of whoever gets past here without one: required, later, in the same flow. An alternative it cannot be,
     * since Keycloak takes the page that it ends with for a failed alternative.
     */
    private static boolean isFollowedByMail(AuthenticationFlowContext context) {
        AuthenticationExecutionModel own = context.getExecution();
        return own.isRequired() && context.getRealm().getAuthenticationExecutionsStream(own.getParentFlow())
                .anyMatch(other -> other.isRequired() && other.getPriority() > own.getPriority()
                        && ResetCredentialEmail.PROVIDER_ID.equals(other.getAuthenticator()));
    }

    /** The person comes back by the link of Keycloak's mail. */
    private static boolean isProvenByMail(AuthenticationFlowContext context) {
        String user = context.getAuthenticationSession().getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID);
        return user != null && context.getUser() != null && Objects.equals(user, context.getUser().getId());
    }

    /** People whom another directory knows always sign in there, as after Keycloak's mails. */
    private static boolean isLoginForced(AuthenticationFlowContext context) {
        boolean configured = context.getAuthenticatorConfig() == null || context.getAuthenticatorConfig().getConfig() == null
                || !"false".equals(context.getAuthenticatorConfig().getConfig().get(FORCE_LOGIN));
        return configured || !StorageId.isLocalStorage(context.getUser().getId()) || context.getUser().isFederated();
    }

    private static OneTimeCodes codes(AuthenticationFlowContext context) {
        return OneTimeCodes.of(context.getSession(), context.getRealm(), context.getAuthenticationSession());
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    }

    @Override
    public void close() {
    }
}
