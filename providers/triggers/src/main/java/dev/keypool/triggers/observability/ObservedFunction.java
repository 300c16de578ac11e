package dev.keypool.triggers.observability;

import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionCalls;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One function's meters, as long as it is of interest, and its last calls. */
final class ObservedFunction {

    /** Calls that are remembered. */
    static final int REMEMBERED = 100;

    private final MeterRegistry registry;
    private final FunctionCalls calls;
    private final Tags tags;
    private final Set<Meter> meters = new HashSet<>();
    private final Deque<Invocation> last = new ArrayDeque<>();
    private boolean closed;
    private String id;
    private CallLimits limits;

    ObservedFunction(MeterRegistry registry, FunctionCalls calls, String realm, String function) {
        this.registry = registry;
        this.calls = calls;
        tags = Tags.of("realm", realm, "function", function);
        meters.add(Gauge.builder("keypool.function.places.used", this, f -> f.load().callsUnderWay()).tags(tags)
                .description("Calls of the function under way on this node").register(registry));
        meters.add(Gauge.builder("keypool.function.circuit.open", this, f -> f.load().silent() ? 1 : 0).tags(tags)
                .description("1 while the function does not answer, so that calls fail at once").register(registry));
    }

    /** What the gauges tell of from now on: changed limits are a fresh start for calls. */
    synchronized void uses(String functionId, CallLimits functionLimits) {
        id = functionId;
        limits = functionLimits;
    }

    synchronized FunctionCalls.Load load() {
        return id == null ? new FunctionCalls.Load(0, false) : calls.load(id, limits);
    }

    synchronized void remember(Invocation invocation) {
        if (last.size() == REMEMBERED) {
            last.removeLast();
        }
        last.addFirst(invocation);
    }

    /** The latest first. */
    synchronized List<Invocation> last() {
        return new ArrayList<>(last);
    }

    synchronized void count(String trigger, String outcome, long nanos) {
        // A call that was under way when the function went would leave a meter that nobody takes away.
        if (!closed) {
            Timer timer = Timer.builder("keypool.trigger.calls").tags(tags).tag("trigger", trigger).tag("outcome", outcome)
                    .description("Calls of functions, with their latency").register(registry);
            meters.add(timer);
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    synchronized void close() {
        closed = true;
        meters.forEach(registry::remove);
        meters.clear();
    }
}
