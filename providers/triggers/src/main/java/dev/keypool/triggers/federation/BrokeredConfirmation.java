package dev.keypool.triggers.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.ConfirmationSource;
import dev.keypool.triggers.events.PostConfirmationEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.userpool.UserPool;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Post confirmation of somebody who came for the first time: people of providers are confirmed by them. The function is called when the
 * account, the provider's link to it and the sign-in are in the database. Keycloak's CloseSessionFilter commits before the response is
 * sent, and an exception then takes the response's place: so the function's failure ends the sign-in, and the account stays.
 */
final class BrokeredConfirmation extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final KeycloakSession request;
    private final Trigger trigger;
    private final Refusal refusal;
    private final String signInId;
    private final String userId;
    private final String clientId;
    private final String provider;
    private final String providerType;
    private final String subject;

    private BrokeredConfirmation(KeycloakSession request, Trigger trigger, BrokeredIdentityContext identity, UserModel user) {
        // Models end with the request's transaction.
        AuthenticationSessionModel signIn = identity.getAuthenticationSession();
        this.request = request;
        this.trigger = trigger;
        refusal = Refusal.of(request, signIn);
        signInId = signIn.getParentSession().getId();
        userId = user.getId();
        clientId = signIn.getClient().getId();
        provider = identity.getIdpConfig().getAlias();
        providerType = ProviderType.of(identity);
        subject = identity.getId();
    }

    /** Nothing where no function is assigned. */
    static void afterCommit(KeycloakSession session, BrokeredIdentityContext identity, UserModel user) {
        session.getProvider(Triggers.class).assigned(TriggerType.POST_CONFIRMATION, identity.getAuthenticationSession().getClient())
                .map(trigger -> new BrokeredConfirmation(session, trigger, identity, user))
                .ifPresent(session.getTransactionManager()::enlistAfterCompletion);
    }

    @Override
    protected void commitImpl() {
        Response failure = null;
        try {
            // Two transactions: the function must not hold up one that has read the database.
            ObjectNode event = inTransaction(this::event);
            failure = event == null ? null : inTransaction(session -> call(session, event));
        } catch (RuntimeException e) {
            // The account is there either way.
            LOG.errorf(e, "PostConfirmation: the function \"%s\" could not be called", ErrorText.line(trigger.function()));
        }
        if (failure != null) {
            // Without an entity KeycloakErrorHandler would make a page of its own of it.
            throw new WebApplicationException(failure.hasEntity() ? failure : Response.fromResponse(failure).entity("").build());
        }
    }

    @Override
    protected void rollbackImpl() {
        // Nobody came.
    }

    private <T> T inTransaction(KeycloakSessionTaskWithResult<T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(request.getKeycloakSessionFactory(), request.getContext(), task, "PostConfirmation");
    }

    /** Null for somebody whom Keycloak does not store, by the provider's setting. */
    private ObjectNode event(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, userId);
        return user == null ? null : new PostConfirmationEvent(UserPool.envelope(realm, realm.getClientById(clientId)), ConfirmationSource.SIGN_UP,
                user.getUsername(), BrokeredPerson.attributes(user, provider, subject, providerType), null).json();
    }

    private Response call(KeycloakSession session, ObjectNode event) {
        try {
            session.getProvider(Triggers.class).call(trigger, event, answer -> {
                PostConfirmationEvent.requireEvent(answer);
                return answer;
            });
            return null;
        } catch (TriggerFailure e) {
            end(session);
            return refusal.response(session, e);
        }
    }

    /** Keycloak gives a session the id of the sign-in that it comes from. */
    private void end(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel signedIn = session.sessions().getUserSession(realm, signInId);
        if (signedIn != null) {
            session.sessions().removeUserSession(realm, signedIn);
        }
        RootAuthenticationSessionModel signingIn = session.authenticationSessions().getRootAuthenticationSession(realm, signInId);
        if (signingIn != null) {
            session.authenticationSessions().removeRootAuthenticationSession(realm, signingIn);
        }
    }
}
