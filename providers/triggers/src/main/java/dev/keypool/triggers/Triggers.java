package dev.keypool.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.config.AssignedTriggers;
import dev.keypool.triggers.config.ConfiguredFunctions;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.functions.FunctionEndpoint;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.observability.Invocation;
import dev.keypool.triggers.observability.ObservedCall;
import dev.keypool.triggers.observability.ObservedFunctions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** The triggers of the session's realm. */
public final class Triggers implements Provider {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final KeycloakSession session;
    private final FunctionCalls calls;
    private final ObservedFunctions observed;

    Triggers(KeycloakSession session, FunctionCalls calls, ObservedFunctions observed) {
        this.session = session;
        this.calls = calls;
        this.observed = observed;
    }

    /**
     * The app client's own trigger of that type, or else the pool's; empty where Keycloak goes its own way.
     *
     * @param client null where none is known, as for people that administrators create: only the pool's counts
     */
    public Optional<Trigger> assigned(TriggerType type, ClientModel client) {
        return AssignedTriggers.find(session.getContext().getRealm(), type, client);
    }

    /**
     * Calls the trigger's function.
     *
     * @param reader reads the event that came back; what it throws is the function's failure
     * @return empty where the function failed and the flow goes on
     * @throws TriggerFailure where it said no, whatever the setting, or failed and the flow stops
     */
    public <T> Optional<T> call(Trigger trigger, ObjectNode event, AnswerReader<T> reader) throws TriggerFailure {
        ObservedCall call = ObservedCall.begin(observed, session, trigger.type().awsName(), trigger.function(), event);
        try {
            TriggerFunction function = ConfiguredFunctions.find(session, session.getContext().getRealm(), trigger.function());
            T read = reader.read(answer(trigger.type(), function, call.watch(function.id(), function.limits(), function.endpoint()), event));
            call.succeeded();
            return Optional.of(read);
        } catch (FunctionException e) {
            call.failed(e);
            log(trigger, e);
            if (trigger.goOn() && e.kind() != FunctionException.Kind.REFUSED) {
                return Optional.empty();
            }
            throw new TriggerFailure(trigger, e);
        } finally {
            call.end();
        }
    }

    private ObjectNode answer(TriggerType type, TriggerFunction function, FunctionEndpoint endpoint, ObjectNode event) throws FunctionException {
        if (isCalledForWhatItDoes(type)) {
            calls.deliver(function.id(), function.limits(), endpoint, newId(), EventJson.bytes(event));
            return EventJson.newObject();
        }
        return calls.call(function.id(), function.limits(), endpoint, event);
    }

    /** A function that sends messages: AWS invokes it asynchronously, and looks at nothing that it gives back. */
    private static boolean isCalledForWhatItDoes(TriggerType type) {
        return type == TriggerType.CUSTOM_EMAIL_SENDER || type == TriggerType.CUSTOM_SMS_SENDER;
    }

    private static String newId() {
        return "msg_" + UUID.randomUUID();
    }

    /**
     * Asks a service that calling a function needs, by the way and within the limits that functions have.
     *
     * @param id of the component that names the service
     */
    public ObjectNode ask(String id, FunctionEndpoint service, ObjectNode request) throws FunctionException {
        return calls.call(id, CallLimits.BY_DEFAULT, service, request);
    }

    private void log(Trigger trigger, FunctionException e) {
        boolean refused = e.kind() == FunctionException.Kind.REFUSED;
        // A refusal is the function at work, and its text may tell of the person: whoever wants it finds it in the function's own log.
        LOG.logf(refused ? Logger.Level.DEBUG : Logger.Level.WARN, "%s: the function \"%s\" of realm \"%s\" failed: %s", trigger.type().awsName(),
                ErrorText.line(trigger.function()), ErrorText.line(session.getContext().getRealm().getName()),
                refused ? "it refused" : e.getMessage());
    }

    /**
     * Sends an event outside of all flows, for administrators: past the circuit, no part of the trigger's metrics, and nothing comes of it.
     *
     * @param effect what the flow would make of the answer
     */
    public <T> TriedCall<T> tryOut(TriggerType type, String name, ObjectNode event, AnswerReader<T> effect) {
        ObservedCall call = ObservedCall.begin(observed, session, type.awsName(), name, event);
        ObjectNode answer = null;
        T read = null;
        FunctionException failure = null;
        Invocation invocation;
        try {
            TriggerFunction function = ConfiguredFunctions.find(session, session.getContext().getRealm(), name);
            FunctionEndpoint endpoint = call.watch(function.id(), function.limits(), function.endpoint());
            if (isCalledForWhatItDoes(type)) {
                calls.testDelivery(function.id(), function.limits(), endpoint, newId(), EventJson.bytes(event));
                answer = EventJson.newObject();
            } else {
                answer = calls.test(function.id(), function.limits(), endpoint, event);
            }
            read = effect.read(answer);
            call.succeeded();
        } catch (FunctionException e) {
            call.failed(e);
            failure = e;
        } finally {
            invocation = call.endTest();
        }
        return new TriedCall<>(invocation, answer, read, failure);
    }

    /** The realm's last calls on this node, the latest first. */
    public List<Invocation> lastCalls() {
        return observed.last(session.getContext().getRealm().getId());
    }

    /** The function's last calls on this node, the latest first. */
    public List<Invocation> lastCalls(String function) {
        return observed.last(session.getContext().getRealm().getId(), function);
    }

    /** Of a function that is gone, or has another name now. */
    public void forget(RealmModel realm, String function) {
        observed.forget(realm.getId(), function);
    }

    /** Of a function to which no subscription sends events any more. */
    public void forgetEvents(RealmModel realm, String function) {
        observed.forgetQueued(realm.getId(), function);
    }

    /** Reads what a function gave back. */
    @FunctionalInterface
    public interface AnswerReader<T> {

        T read(ObjectNode answer) throws FunctionException;
    }

    @Override
    public void close() {
    }
}
