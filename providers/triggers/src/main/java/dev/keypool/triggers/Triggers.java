package dev.keypool.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.config.AssignedTriggers;
import dev.keypool.triggers.config.ConfiguredFunctions;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.functions.FunctionEndpoint;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.functions.Notified;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Optional;
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

    Triggers(KeycloakSession session, FunctionCalls calls) {
        this.session = session;
        this.calls = calls;
    }

    /**
     * The app client's own trigger of that type, or else the pool's; empty where Keycloak goes its own way.
     *
     * @param client null where none is known, as for people that administrators create: only the pool's counts
     */
    public Optional<Trigger> assigned(TriggerType type, ClientModel client) {
        return AssignedTriggers.find(session.getContext().getRealm(), type, client == null ? null : client.getClientId());
    }

    /**
     * Calls the trigger's function.
     *
     * @param reader reads the event that came back; what it throws is the function's failure
     * @return empty where the function failed and the flow goes on
     * @throws TriggerFailure where it failed and the flow stops
     */
    public <T> Optional<T> call(Trigger trigger, ObjectNode event, AnswerReader<T> reader) throws TriggerFailure {
        Timer.Sample started = Timer.start(Metrics.globalRegistry);
        String outcome = "success";
        try {
            return Optional.of(reader.read(answer(trigger, event)));
        } catch (FunctionException e) {
            outcome = e.kind().name().toLowerCase(Locale.ROOT);
            // A refusal is the function at work, and its text may tell of the person: whoever wants it finds it in the function's own log.
            String why = e.kind() == FunctionException.Kind.REFUSED ? "it refused" : e.getMessage();
            LOG.logf(e.kind() == FunctionException.Kind.REFUSED ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "%s: the function \"%s\" of realm \"%s\" failed: %s", trigger.type().awsName(), trigger.function(),
                    session.getContext().getRealm().getName(), why);
            if (trigger.goOn()) {
                return Optional.empty();
            }
            throw new TriggerFailure(trigger.type(), e);
        } finally {
            started.stop(Metrics.timer("keypool.trigger.calls", "trigger", trigger.type().awsName(), "function", trigger.function(), "outcome", outcome));
        }
    }

    private ObjectNode answer(Trigger trigger, ObjectNode event) throws FunctionException {
        RealmModel realm = session.getContext().getRealm();
        TriggerFunction function = ConfiguredFunctions.find(session, realm, trigger.function());
        // A function that sends messages gives nothing back.
        boolean sends = trigger.type() == TriggerType.CUSTOM_EMAIL_SENDER;
        return calls.call(function.id(), function.limits(), sends ? new Notified(function.endpoint()) : function.endpoint(), event);
    }

    /**
     * Asks a service that calling a function needs, by the way and within the limits that functions have.
     *
     * @param id of the component that names the service
     */
    public ObjectNode ask(String id, FunctionEndpoint service, ObjectNode request) throws FunctionException {
        return calls.call(id, CallLimits.BY_DEFAULT, service, request);
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
