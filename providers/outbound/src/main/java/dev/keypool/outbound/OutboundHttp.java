package dev.keypool.outbound;

import dev.keypool.outbound.OutboundException.Reason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.conn.DnsResolver;

/**
 * HTTP to addresses that administrators and tokens name. It checks the address it connects to, follows nothing, keeps
 * nothing between calls but connections, and no server can hold the caller longer than the deadline, however it
 * behaves: calls run in threads of this client, and the caller stops waiting.
 */
public final class OutboundHttp implements AutoCloseable {

    private final OutboundSettings settings;
    private final AddressRules rules;
    private final Connections connections;
    private final Places places;
    private final ExecutorService threads;

    public OutboundHttp(OutboundSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    OutboundHttp(OutboundSettings settings, DnsResolver names) {
        this.settings = settings;
        rules = new AddressRules(settings.hosts, settings.networks);
        connections = new Connections(settings, names, new Guard(rules, settings.proxy));
        places = new Places(settings.maxCalls, settings.maxCallsPerHost);
        AtomicInteger number = new AtomicInteger();
        // No queue, and no bound of its own: places are what is bounded, and one is given back a moment before its thread is free.
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "keypool-outbound-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sends within the client's own limits. */
    public OutboundResponse send(OutboundRequest request) throws OutboundException {
        return send(request, settings.deadline, settings.maxResponseBytes);
    }

    /**
     * Sends, and waits for the whole answer.
     *
     * @param deadline         for everything; the client's own where that is shorter
     * @param maxResponseBytes of the answer's body; the client's own where that is less
     * @throws OutboundException when there is no answer; any status is one
     */
    public OutboundResponse send(OutboundRequest request, Duration deadline, int maxResponseBytes) throws OutboundException {
        Target target = Target.of(request.uri());
        RequestRules.check(request, target);
        if (!target.tls() && !rules.allowsPlainHttp(target)) {
            throw new OutboundException(Reason.SCHEME_NOT_ALLOWED, target.origin());
        }
        if (target.literal() != null && !rules.allows(target.host(), target.port(), target.literal())) {
            throw new OutboundException(Reason.ADDRESS_NOT_ALLOWED, target.origin());
        }
        Duration time = deadline.compareTo(settings.deadline) < 0 ? deadline : settings.deadline;
        return within(time, new Call(connections, target, request, Math.min(maxResponseBytes, settings.maxResponseBytes)), target);
    }

    private OutboundResponse within(Duration time, Call call, Target target) throws OutboundException {
        Future<OutboundResponse> answer = start(call, target);
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel();
            throw new OutboundException(Reason.TIMED_OUT, target.origin());
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.CANCELLED, target.origin());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutboundException failed) {
                throw failed;
            }
            throw new IllegalStateException("a call ends with an answer or an OutboundException", e.getCause());
        }
    }

    private Future<OutboundResponse> start(Call call, Target target) throws OutboundException {
        String place = target.hostAndPort();
        if (!places.take(place)) {
            throw new OutboundException(Reason.BUSY, target.origin());
        }
        try {
            return threads.submit(() -> {
                try {
                    return call.answer();
                } finally {
                    places.giveBack(place);
                }
            });
        } catch (RejectedExecutionException e) {
            places.giveBack(place);
            throw new OutboundException(Reason.CANCELLED, target.origin());
        }
    }

    /** Ends all calls under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
    }
}
