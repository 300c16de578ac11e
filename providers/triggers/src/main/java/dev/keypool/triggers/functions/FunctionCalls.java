package dev.keypool.triggers.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.outbound.Circuit;
import dev.keypool.outbound.OutboundException;
import dev.keypool.outbound.OutboundException.Reason;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundResponse;
import dev.keypool.triggers.jars.JarFunctions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Calls functions for a node. A function has so many places and a circuit of its own: one that hangs holds up as many callers as
 * it has places, each for as long as its time limit, and after three silent calls nobody.
 */
public final class FunctionCalls implements AutoCloseable {

    /** Bytes of an answer. */
    public static final int MAX_ANSWER = 1024 * 1024;
    /** Attempts in all; Cognito makes three. */
    static final int ATTEMPTS = 3;

    /** Where nothing is known to have reached the function, or it did not answer in time; Cognito tries again there too. */
    private static final Set<Reason> AGAIN = EnumSet.of(Reason.CONNECT_FAILED, Reason.TIMED_OUT, Reason.BAD_RESPONSE, Reason.UNKNOWN_HOST);
    private static final int MAX_FUNCTIONS = 10_000;
    /** Rooms of functions in Java. */
    private static final String FLOWS = "";
    private static final String QUEUES = "events/";

    private final OutboundHttp http;
    private final Clock clock;
    private final Semaphore waiting;
    private final JarFunctions jars = new JarFunctions(CategoryLog::new);
    private final Cache<String, State> functions = Caffeine.newBuilder().maximumSize(MAX_FUNCTIONS).expireAfterAccess(Duration.ofHours(1)).build();

    /** With {@link #waitingByDefault()}. */
    public FunctionCalls(OutboundHttp http, Clock clock) {
        this(http, clock, waitingByDefault());
    }

    /** @param waiting how many requests may wait for functions at once, of all realms: each holds one of Keycloak's threads */
    public FunctionCalls(OutboundHttp http, Clock clock, int waiting) {
        this.http = http;
        this.clock = clock;
        this.waiting = new Semaphore(waiting);
    }

    public static int waitingByDefault() {
        return waitingByDefault(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Half of Keycloak's threads for requests, of which it has 50, or four for each processor if that is more ({@code http-pool-max-threads});
     * and no more than half of its connections to the database, of which it has 100 ({@code db-pool-max-size}), since each may hold one.
     */
    static int waitingByDefault(int processors) {
        return Math.min(50, Math.max(25, 2 * processors));
    }

    private record State(Semaphore places, Circuit circuit) {
    }

    /**
     * What is going on with a function on this node.
     *
     * @param silent whether its last calls brought no answer, so that most of the next ones fail at once
     */
    public record Load(int callsUnderWay, boolean silent) {
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @param limits part of the function's identity here: changed limits are a fresh start
     * @throws FunctionException when there is no answer to go on with
     */
    public ObjectNode call(String functionId, CallLimits limits, FunctionEndpoint endpoint, ObjectNode event) throws FunctionException {
        if (!waiting.tryAcquire()) {
            throw FunctionException.notCalled("Too many requests wait for functions");
        }
        try {
            return answer(functionId, state(functionId, limits), limits, endpoint, event);
        } finally {
            waiting.release();
        }
    }

    /**
     * The same for administrators, past the circuit: they want to know whether the function answers again, and what they try out
     * stops nobody's calls. Places are the function's own ones.
     */
    public ObjectNode test(String functionId, CallLimits limits, FunctionEndpoint endpoint, ObjectNode event) throws FunctionException {
        return answer(functionId, past(functionId, limits), limits, endpoint, event);
    }

    /**
     * Hands over an event that the function need not give back.
     *
     * @param id the event's own: the same whenever it is sent again
     */
    public void deliver(String functionId, CallLimits limits, FunctionEndpoint endpoint, String id, byte[] event) throws FunctionException {
        deliver(functionId, FLOWS, state(functionId, limits), limits, endpoint, id, event);
    }

    /** The same for what is queued, with places and a circuit apart: sign-ins need not wait for events, nor suffer from their failures. */
    public void deliverQueued(String functionId, CallLimits limits, FunctionEndpoint endpoint, String id, byte[] event) throws FunctionException {
        deliver(functionId, QUEUES, state(QUEUES + functionId, limits), limits, endpoint, id, event);
    }

    /** The same for administrators, as {@link #test}. */
    public void testDelivery(String functionId, CallLimits limits, FunctionEndpoint endpoint, String id, byte[] event) throws FunctionException {
        deliver(functionId, FLOWS, past(functionId, limits), limits, endpoint, id, event);
    }

    private void deliver(String functionId, String room, State state, CallLimits limits, FunctionEndpoint endpoint, String id, byte[] event) throws FunctionException {
        if (endpoint instanceof JavaFunction function) {
            inPlace(state, () -> function.call(jars, functionId, room, state.circuit, limits, event));
        } else {
            HttpEndpoint url = (HttpEndpoint) endpoint;
            url.taken(inPlace(state, () -> attempt(state.circuit, limits, url, id, event)));
        }
    }

    /** @see #deliverQueued */
    public boolean isSilentForQueued(String functionId, CallLimits limits) {
        return load(QUEUES + functionId, limits).silent();
    }

    /** Does not count as a use: a function that nobody calls is forgotten however often its metrics are read. */
    public Load load(String functionId, CallLimits limits) {
        State state = functions.policy().getIfPresentQuietly(functionId + limits);
        return state == null ? new Load(0, false) : new Load(limits.places() - state.places.availablePermits(), state.circuit.isOpen());
    }

    private State state(String functionId, CallLimits limits) {
        return functions.get(functionId + limits, key -> new State(new Semaphore(limits.places()), new Circuit(clock)));
    }

    /** The function's places, and a circuit that nobody else sees. */
    private State past(String functionId, CallLimits limits) {
        return new State(state(functionId, limits).places, new Circuit(clock));
    }

    private ObjectNode answer(String functionId, State state, CallLimits limits, FunctionEndpoint endpoint, ObjectNode event) throws FunctionException {
        byte[] bytes = EventJson.bytes(event);
        if (endpoint instanceof JavaFunction function) {
            return JavaFunction.answer(inPlace(state, () -> function.call(jars, functionId, FLOWS, state.circuit, limits, bytes)));
        }
        HttpEndpoint url = (HttpEndpoint) endpoint;
        return url.answer(inPlace(state, () -> attempt(state.circuit, limits, url, "msg_" + UUID.randomUUID(), bytes)));
    }

    @FunctionalInterface
    private interface Attempts<T> {

        T make() throws FunctionException;
    }

    private static <T> T inPlace(State state, Attempts<T> attempts) throws FunctionException {
        if (!state.circuit.mayCall()) {
            throw FunctionException.notCalled("The function has not answered for a while");
        }
        if (!state.places.tryAcquire()) {
            throw FunctionException.notCalled("Too many calls of the function are under way");
        }
        try {
            return attempts.make();
        } finally {
            state.places.release();
        }
    }

    private OutboundResponse attempt(Circuit circuit, CallLimits limits, HttpEndpoint endpoint, String id, byte[] event) throws FunctionException {
        for (int attempt = 1;; attempt++) {
            try {
                OutboundResponse response = http.send(endpoint.request(id, event, clock.instant()), limits.timeout(), MAX_ANSWER);
                circuit.answered();
                return response;
            } catch (OutboundException e) {
                if (e.reason() == Reason.BUSY || e.reason() == Reason.CANCELLED) {
                    throw FunctionException.notCalled(e.getMessage().replaceAll("\\.$", ""));
                }
                if (attempt >= limits.attempts() || !AGAIN.contains(e.reason())) {
                    // Once for a call, not for each attempt: one event that makes the function hang must not stop everybody's.
                    circuit.failed(e.reason());
                    throw FunctionException.unavailable(e.getMessage().replaceAll("\\.$", ""));
                }
            }
        }
    }

    @Override
    public void close() {
        http.close();
        jars.close();
    }
}
