package dev.keypool.triggers.observability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionEndpoint;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.functions.HttpEndpoint;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.tracing.TracingProvider;

/** One call of a function, from its beginning until what came back has been read. */
public final class ObservedCall {

    /** In a trigger's place, for events that are queued. */
    public static final String EVENTS = "Events";

    private final ObservedFunction observed;
    private final String trigger;
    private final String function;
    private final String source;
    private final CallSpan span;
    private final Instant at = Instant.now();
    private final long started = System.nanoTime();
    private ObservedEndpoint endpoint;
    private BooleanSupplier silent;
    private boolean found;
    private String outcome = "error";
    private String error;

    private ObservedCall(ObservedFunction observed, CallSpan span, String trigger, String function, String source) {
        this.observed = observed;
        this.span = span;
        this.trigger = trigger;
        this.function = function;
        this.source = source;
        silent = () -> observed.load().silent();
    }

    public static ObservedCall begin(ObservedFunctions functions, KeycloakSession session, String trigger, String function, ObjectNode event) {
        RealmModel realm = session.getContext().getRealm();
        return new ObservedCall(functions.of(realm.getId(), realm.getName(), function),
                new CallSpan(session.getProvider(TracingProvider.class), trigger, function), trigger, function, event.path("triggerSource").asText());
    }

    /** @param name of the queued event */
    public static ObservedCall ofQueued(ObservedFunctions functions, KeycloakSession session, String realmId, String realm, String function, String name) {
        return new ObservedCall(functions.of(realmId, realm, function), new CallSpan(session.getProvider(TracingProvider.class), EVENTS, function), EVENTS,
                function, name);
    }

    /** @return what is to be called in its place */
    public FunctionEndpoint watch(String functionId, CallLimits limits, FunctionEndpoint functionEndpoint) {
        observed.uses(functionId, limits);
        return watched(functionEndpoint);
    }

    /** The same for a queued event: the gauges tell of the places and the circuit of flows, and queues have others. */
    public FunctionEndpoint watchQueued(String functionId, CallLimits limits, FunctionEndpoint functionEndpoint) {
        silent = () -> observed.isSilentForQueued(functionId, limits);
        return watched(functionEndpoint);
    }

    private FunctionEndpoint watched(FunctionEndpoint functionEndpoint) {
        found = true;
        if (functionEndpoint instanceof HttpEndpoint http) {
            endpoint = new ObservedEndpoint(http, span.traceparent());
            return endpoint;
        }
        return functionEndpoint;
    }

    public void succeeded() {
        outcome = "success";
    }

    public void failed(FunctionException e) {
        found &= e.called();
        outcome = e.kind().name().toLowerCase(Locale.ROOT);
        error = e.kind() == FunctionException.Kind.REFUSED ? null : e.getMessage();
    }

    /** Not of an administrator who tries the function out: it counts. */
    public void end() {
        observed.count(trigger, outcome, System.nanoTime() - started);
        ended(false);
    }

    /** The function was not asked, and will be: it is as if there had been no call. */
    public void endUncalled() {
        span.end(outcome, 0, true);
    }

    /** Of an administrator who tries the function out: it is remembered, and no part of what metrics tell. */
    public Invocation endTest() {
        return ended(true);
    }

    private Invocation ended(boolean test) {
        // A function in a JAR is called once.
        int attempts = endpoint != null ? endpoint.attempts() : found ? 1 : 0;
        boolean failed = !outcome.equals("success") && !outcome.equals("refused");
        span.end(outcome, attempts, failed);
        Invocation invocation = new Invocation(at, function, source, outcome, error, (System.nanoTime() - started) / 1_000_000, attempts,
                silent.getAsBoolean(), test);
        observed.remember(invocation, trigger.equals(EVENTS));
        return invocation;
    }
}
