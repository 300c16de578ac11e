package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.challenges.ChallengePage;
import dev.keypool.triggers.challenges.ChallengedExecution;
import dev.keypool.triggers.challenges.CustomAuthentication;
import dev.keypool.triggers.challenges.Person;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An execution of our own for flows without a password: the functions alone decide, and the first has an empty session. Where nobody has been
 * chosen before, it asks for the name itself, and then goes on for people that do not exist as for those that do, as Cognito does.
 */
final class CustomChallengeExecution implements AuthenticationFlowCallback {

    private static final String ENDED = "keypool.challenge.ended.";

    private final KeycloakSession session;

    CustomChallengeExecution(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<CustomAuthentication> authentication = authentication(context);
        String ended = context.getAuthenticationSession().getAuthNote(ended(context));
        if (authentication.isEmpty()) {
            // Nothing was proved: Keycloak refuses where this is required, and goes to the next where it is an alternative.
            context.attempted();
        } else if (ended != null) {
            context.forceChallenge(ChallengePage.ended(context, ended));
        } else if (authentication.get().isPending()) {
            authentication.get().showAgain();
        } else if (context.getUser() == null) {
            context.challenge(TypedName.form(context));
        } else {
            begin(context, authentication.get(), Person.of(context.getUser()));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<CustomAuthentication> authentication = authentication(context);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        boolean asksForName = authentication.isPresent() && context.getUser() == null
                && context.getAuthenticationSession().getAuthNote(ended(context)) == null;
        if (authentication.isPresent() && authentication.get().isPending()) {
            authentication.get().answer(form);
        } else if (form.containsKey("cancel")) {
            context.cancelLogin();
        } else if (asksForName) {
            TypedName.read(context, form).ifPresent(person -> begin(context, authentication.get(), person));
        } else {
            authenticate(context);
        }
    }

    private static void begin(AuthenticationFlowContext context, CustomAuthentication authentication, Person person) {
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        try {
            if (function.isPresent()) {
                function.get().check(person.user(), person.name(), null);
            }
            authentication.begin(person);
        } catch (TriggerFailure e) {
            SignInForms.record(context, person.name());
            context.forceChallenge(refused(context, SignInForms.text(e)));
        }
    }

    private static Optional<CustomAuthentication> authentication(AuthenticationFlowContext context) {
        return CustomAuthentication.of(context, new ChallengedExecution() {
            @Override
            public void passed(UserModel user) {
                // Later forms would look for the name field of theirs that it hides.
                context.getAuthenticationSession().removeAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN);
                context.setUser(user);
                context.success(CustomChallengeExecutionFactory.ID);
            }

            @Override
            public Response refused(String text) {
                return CustomChallengeExecution.refused(context, text);
            }
        });
    }

    /** It stays so until the person begins anew: a page that is refreshed calls no function. */
    private static Response refused(AuthenticationFlowContext context, String text) {
        context.getAuthenticationSession().setAuthNote(ended(context), text);
        return ChallengePage.ended(context, text);
    }

    private static String ended(AuthenticationFlowContext context) {
        return ENDED + context.getExecution().getId();
    }

    /** Keycloak forgets failed attempts after a password or a one-time password of its own only. */
    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
        AuthenticationSessionModel authentication = session.getContext().getAuthenticationSession();
        RealmModel realm = session.getContext().getRealm();
        if (realm.isBruteForceProtected() && AuthenticatorUtil.getAuthnCredentials(authentication).contains(CustomChallengeExecutionFactory.ID)) {
            session.getProvider(BruteForceProtector.class).successfulLogin(realm, authentication.getAuthenticatedUser(),
                    session.getContext().getConnection(), session.getContext().getHttpRequest().getUri(), Set.of(PasswordCredentialModel.TYPE));
        }
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
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
