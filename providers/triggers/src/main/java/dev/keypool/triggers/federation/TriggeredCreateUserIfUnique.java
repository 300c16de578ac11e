package dev.keypool.triggers.federation;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.SignUpAnswer;
import dev.keypool.triggers.events.TriggerType;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.utils.StringUtil;

/** Keycloak's step of the first sign-in that creates people, with a function asked before. */
final class TriggeredCreateUserIfUnique extends IdpCreateUserIfUniqueAuthenticator {

    /** Attribute of the request's session: one object serves all requests. */
    private static final String ANSWER = TriggeredCreateUserIfUnique.class.getName();

    @Override
    protected void authenticateImpl(AuthenticationFlowContext context, SerializedBrokeredIdentityContext serialized, BrokeredIdentityContext identity) {
        Optional<Trigger> trigger = context.getSession().getProvider(Triggers.class)
                .assigned(TriggerType.PRE_SIGN_UP, context.getAuthenticationSession().getClient());
        if (trigger.isPresent() && isNew(context, serialized, identity)) {
            try {
                SignUpAnswer answer = new PreSignUp(context.getSession(), identity).ask(trigger.get(), serialized.getAttributes());
                context.getSession().setAttribute(ANSWER, answer);
            } catch (TriggerFailure e) {
                context.getEvent().detail(Details.REASON, TriggerType.PRE_SIGN_UP.awsName()).error(Errors.ACCESS_DENIED);
                context.forceChallenge(Refusal.end(context.getSession(), context.getAuthenticationSession(), e));
                return;
            }
        }
        super.authenticateImpl(context, serialized, identity);
    }

    /** Whether Keycloak is about to create somebody. */
    private boolean isNew(AuthenticationFlowContext context, SerializedBrokeredIdentityContext serialized, BrokeredIdentityContext identity) {
        String username = getUsername(context, serialized, identity);
        return context.getAuthenticationSession().getAuthNote(EXISTING_USER_INFO) == null && StringUtil.isNotBlank(username)
                && (identity.getIdpConfig().isTransientUsers() || checkExistingUser(context, username, serialized, identity) == null);
    }

    @Override
    protected void userRegisteredSuccess(AuthenticationFlowContext context, UserModel user, SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        SignUpAnswer answer = context.getSession().getAttribute(ANSWER, SignUpAnswer.class);
        if (answer != null) {
            PreSignUp.spare(answer, user, context.getAuthenticationSession());
        }
    }
}
