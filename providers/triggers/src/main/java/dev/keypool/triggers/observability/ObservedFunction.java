package dev.keypool.triggers.observability;

import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionCalls;
import io.micrometer.core.instrument.Counter;
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
    /** Those of queued events, which may go before the function does. */
    private final Set<Meter> queued = new HashSet<>();
    private final Deque<Invocation> last = new ArrayDeque<>();
    /** Apart: there may be so many that nothing else would be remembered. */
    private final Deque<Invocation> lastQueued = new ArrayDeque<>();
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

    boolean isSilentForQueued(String functionId, CallLimits functionLimits) {
        return calls.isSilentForQueued(functionId, functionLimits);
    }

    synchronized void remember(Invocation invocation, boolean isQueued) {
        Deque<Invocation> calls = isQueued ? lastQueued : last;
        if (calls.size() == REMEMBERED) {
            calls.removeLast();
        }
        calls.addFirst(invocation);
    }

    /** In no order. */
    synchronized List<Invocation> last() {
        List<Invocation> all = new ArrayList<>(last);
        all.addAll(lastQueued);
        return all;
    }

    synchronized void count(String trigger, String outcome, long nanos) {
        // A call that was under way when the function went would leave a meter that nobody takes away.
        if (!closed) {
            Timer timer = Timer.builder("keypool.trigger.calls").tags(tags).tag("trigger", trigger).tag("outcome", outcome)
                    .description("Calls of functions, with their latency").register(registry);
            (trigger.equals(ObservedCall.EVENTS) ? queued : meters).add(timer);
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** What became of a queued event. */
    synchronized void attempted(String outcome) {
        if (!closed) {
            Counter counter = Counter.builder("keypool.events.attempts").tags(tags).tag("outcome", outcome).register(registry);
            queued.add(counter);
            counter.increment();
        }
    }

    synchronized void forgetQueued() {
        queued.forEach(registry::remove);
        queued.clear();
        lastQueued.clear();
    }

    synchronized void close() {
        closed = true;
        meters.forEach(registry::remove);
        meters.clear();
        forgetQueued();
    }
}
