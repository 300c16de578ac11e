package dev.keypool.triggers.signup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.ConfirmationSource;
import dev.keypool.triggers.events.PostConfirmationEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The function's call when what it is told is in the database: after the request's transaction, before the response is sent.
 * Keycloak's CloseSessionFilter commits in between, and an exception then takes the response's place: that is how the person sees the
 * function's failure though the transaction stays.
 */
final class PostConfirmation extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    /** Seconds; far longer than two requests that both see a sign-up unconfirmed can last. */
    private static final long ONCE = 600;

    private final KeycloakSession request;
    private final Trigger trigger;
    private final ConfirmationSource source;
    private final String userId;
    private final String clientId;
    private final Map<String, String> clientMetadata;

    private PostConfirmation(KeycloakSession request, Trigger trigger, ConfirmationSource source, UserModel user, ClientModel client,
            Map<String, String> clientMetadata) {
        this.request = request;
        this.trigger = trigger;
        this.source = source;
        // Models end with the request's transaction.
        userId = user.getId();
        clientId = client == null ? null : client.getId();
        this.clientMetadata = clientMetadata;
    }

    /** Nothing where no function is assigned. */
    static void afterCommit(KeycloakSession session, ConfirmationSource source, UserModel user, ClientModel client, Map<String, String> clientMetadata) {
        session.getProvider(Triggers.class).assigned(TriggerType.POST_CONFIRMATION, client)
                .map(trigger -> new PostConfirmation(session, trigger, source, user, client, clientMetadata))
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
            LOG.errorf(e, "PostConfirmation: the function \"%s\" could not be called", ErrorText.line(trigger.function()));
        }
        if (failure != null) {
            throw new WebApplicationException(failure);
        }
    }

    @Override
    protected void rollbackImpl() {
        // Nothing was confirmed.
    }

    private <T> T inTransaction(KeycloakSessionTaskWithResult<T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(request.getKeycloakSessionFactory(), request.getContext(), task, "PostConfirmation");
    }

    /** Null where there is nothing to tell (any more). */
    private ObjectNode event(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, userId);
        boolean signUp = source == ConfirmationSource.SIGN_UP;
        if (user == null || signUp && !session.singleUseObjects().putIfAbsent("keypool.confirmed." + userId, ONCE)) {
            return null;
        }
        ClientModel client = clientId == null ? null : realm.getClientById(clientId);
        Map<String, String> attributes = UserAttributes.of(user);
        // Also whoever has yet to choose a password, as in realms where e-mail addresses are verified before that.
        attributes.put("cognito:user_status", "CONFIRMED");
        return new PostConfirmationEvent(UserPool.envelope(realm, client), source, user.getUsername(), attributes, clientMetadata).json();
    }

    private Response call(KeycloakSession session, ObjectNode event) {
        try {
            session.getProvider(Triggers.class).call(trigger, event, answer -> {
                PostConfirmationEvent.requireEvent(answer);
                return answer;
            });
            return null;
        } catch (TriggerFailure e) {
            // The sign-in that it belongs to, if that goes on.
            KeycloakModelUtils.cloneContextRealmClientSessionToSession(request.getContext(), session);
            return FailurePage.with(session, e);
        }
    }
}
