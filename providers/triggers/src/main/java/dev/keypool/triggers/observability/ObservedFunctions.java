package dev.keypool.triggers.observability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.keypool.triggers.functions.FunctionCalls;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The functions that this node called of late. One that is deleted is forgotten at once on the node that deletes it, and on others,
 * which are not told, a day after its last call.
 */
public final class ObservedFunctions {

    private static final int MAX_FUNCTIONS = 1000;
    private static final Duration IDLE = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final FunctionCalls calls;
    private final Cache<Key, ObservedFunction> functions;

    /** The realm's id besides its name: a name may be taken over, and what was called before is the other's. */
    private record Key(String realmId, String realm, String function) {
    }

    public ObservedFunctions(MeterRegistry registry, FunctionCalls calls) {
        this(registry, calls, MAX_FUNCTIONS);
    }

    ObservedFunctions(MeterRegistry registry, FunctionCalls calls, int max) {
        this.registry = registry;
        this.calls = calls;
        // Not a removal listener, which runs later: it would take away the meters of a successor with the same tags.
        functions = Caffeine.newBuilder().maximumSize(max).expireAfterAccess(IDLE).scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run).evictionListener((Key key, ObservedFunction gone, RemovalCause why) -> gone.close()).build();
    }

    ObservedFunction of(String realmId, String realm, String function) {
        return functions.get(new Key(realmId, realm, function), key -> new ObservedFunction(registry, calls, realm, function));
    }

    /** What became of a queued event. */
    public void attempted(String realmId, String realm, String function, String outcome) {
        of(realmId, realm, function).attempted(outcome);
    }

    /** No events are sent to the function any more. */
    public void forgetQueued(String realmId, String function) {
        functions.asMap().forEach((key, observed) -> {
            if (key.realmId.equals(realmId) && key.function.equals(function)) {
                observed.forgetQueued();
            }
        });
    }

    /** The function's last calls, the latest first. */
    public List<Invocation> last(String realmId, String function) {
        return functions.asMap().entrySet().stream().filter(entry -> entry.getKey().realmId.equals(realmId) && entry.getKey().function.equals(function))
                .flatMap(entry -> entry.getValue().last().stream()).sorted(Comparator.comparing(Invocation::at).reversed()).toList();
    }

    /** The last calls of all functions, the latest first. */
    public List<Invocation> last(String realmId) {
        return functions.asMap().entrySet().stream().filter(entry -> entry.getKey().realmId.equals(realmId))
                .flatMap(entry -> entry.getValue().last().stream()).sorted(Comparator.comparing(Invocation::at).reversed()).toList();
    }

    public void forget(String realmId, String function) {
        functions.asMap().keySet().stream().filter(key -> key.realmId.equals(realmId) && key.function.equals(function)).forEach(this::forget);
    }

    public void forgetAll(String realmId) {
        functions.asMap().keySet().stream().filter(key -> key.realmId.equals(realmId)).forEach(this::forget);
    }

    private void forget(Key key) {
        functions.asMap().computeIfPresent(key, (same, gone) -> {
            gone.close();
            return null;
        });
    }
}
