package dev.keypool.triggers.jars;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The functions in JARs of a node: each is loaded when it is first called, and again when its settings change. */
public final class JarFunctions implements AutoCloseable {

    private static final Duration UNUSED = Duration.ofHours(1);
    /** As many as calls over the network. */
    private static final int MAX_CALLS = 512;
    private static final int MAX_FUNCTIONS = 1000;

    private final Map<String, LoadedFunction> functions = new ConcurrentHashMap<>();
    private final Semaphore nodes;
    private final Function<String, FunctionLog> logs;

    /** @param logs by function's name */
    public JarFunctions(Function<String, FunctionLog> logs) {
        this(logs, MAX_CALLS);
    }

    JarFunctions(Function<String, FunctionLog> logs, int maxCalls) {
        this.logs = logs;
        nodes = new Semaphore(maxCalls);
    }

    /** Loads a function's class, without running any of its code. */
    public static void check(HandlerSpec spec) throws JarFailure {
        HandlerClass.load(spec).close();
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @param id     the same function has the same
     * @param room   who calls: each room has threads of its own, and all have the same instance
     * @param places how many calls may be under way in each room
     * @param limit  how long the caller waits; then the function is interrupted
     */
    public byte[] call(String id, String room, HandlerSpec spec, int places, Duration limit, byte[] event) throws JarFailure {
        LoadedFunction function = function(id, spec, places);
        try {
            return function.call(room, event, limit);
        } catch (JarFailure e) {
            if (e.kind() == JarFailure.Kind.BUSY && function.isRetired()) {
                // Its settings changed just now.
                return function(id, spec, places).call(room, event, limit);
            }
            throw e;
        }
    }

    private LoadedFunction function(String id, HandlerSpec spec, int places) throws JarFailure {
        LoadedFunction known = functions.get(id);
        return known != null && known.isOf(spec, places) ? known : replaced(id, spec, places);
    }

    private synchronized LoadedFunction replaced(String id, HandlerSpec spec, int places) throws JarFailure {
        LoadedFunction known = functions.get(id);
        if (known != null && known.isOf(spec, places)) {
            return known;
        }
        retireUnused();
        if (known == null && functions.size() >= MAX_FUNCTIONS) {
            throw new JarFailure(JarFailure.Kind.BUSY, "Too many functions in Java are loaded");
        }
        LoadedFunction made = new LoadedFunction(spec, places, nodes, logs.apply(spec.function()));
        functions.put(id, made);
        if (known != null) {
            known.retire();
        }
        return made;
    }

    /** Of functions and realms that were deleted nobody tells. */
    private void retireUnused() {
        functions.values().removeIf(function -> {
            boolean unused = function.isUnused(UNUSED);
            if (unused) {
                function.retire();
            }
            return unused;
        });
    }

    @Override
    public void close() {
        functions.values().forEach(LoadedFunction::stop);
        functions.clear();
    }
}
