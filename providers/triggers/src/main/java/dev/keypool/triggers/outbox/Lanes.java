package dev.keypool.triggers.outbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which lanes are being worked on: each by one thread, few of a subscription, so that a slow function has threads left for others. */
final class Lanes {

    private static final int MAX_KNOWN = 10_000;
    /** As long as a list may be in a query of every database; others are found closed when they are to be opened. */
    private static final int MAX_LISTED = 500;

    private final int most;
    private final int mostEach;
    private final Set<Lane> open = new HashSet<>();
    private final Map<String, Integer> openEach = new HashMap<>();
    private final Map<String, Integer> limits = new HashMap<>();
    private final Map<String, Long> pauses = new HashMap<>();

    /**
     * @param most     lanes at the same time
     * @param mostEach of a subscription
     */
    Lanes(int most, int mostEach) {
        this.most = most;
        this.mostEach = mostEach;
    }

    synchronized boolean open(Lane lane, long now) {
        if (open.size() >= most || isClosed(lane.subscriptionId(), now) || !open.add(lane)) {
            return false;
        }
        openEach.merge(lane.subscriptionId(), 1, Integer::sum);
        return true;
    }

    synchronized void close(Lane lane) {
        if (open.remove(lane)) {
            openEach.computeIfPresent(lane.subscriptionId(), (id, lanes) -> lanes == 1 ? null : lanes - 1);
        }
    }

    /** The subscription's function takes no more calls at once than that. */
    synchronized void limit(String subscriptionId, int calls) {
        if (calls < mostEach) {
            if (limits.size() >= MAX_KNOWN) {
                limits.clear();
            }
            limits.put(subscriptionId, calls);
        } else {
            limits.remove(subscriptionId);
        }
    }

    /** Until then no lane of the subscription is opened; those that are open go on. */
    synchronized void pause(String subscriptionId, long until) {
        if (pauses.size() < MAX_KNOWN) {
            pauses.put(subscriptionId, until);
        }
    }

    synchronized boolean isFull() {
        return open.size() >= most;
    }

    /** Subscriptions of which no lane can be opened now. */
    synchronized Set<String> closed(long now) {
        pauses.values().removeIf(until -> until <= now);
        return Stream.concat(pauses.keySet().stream(), openEach.keySet().stream().filter(subscription -> isClosed(subscription, now)))
                .distinct().limit(MAX_LISTED).collect(Collectors.toSet());
    }

    private boolean isClosed(String subscriptionId, long now) {
        int limit = Math.min(mostEach, limits.getOrDefault(subscriptionId, mostEach));
        return openEach.getOrDefault(subscriptionId, 0) >= limit || pauses.getOrDefault(subscriptionId, now) > now;
    }
}
