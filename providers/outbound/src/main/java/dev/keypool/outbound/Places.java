package dev.keypool.outbound;

import java.util.HashMap;
import java.util.Map;

/** How many calls are under way. Whoever finds no place is refused at once: a queue would hold the callers' threads. */
final class Places {

    private final int total;
    private final int perHost;
    private final Map<String, Integer> byHost = new HashMap<>();
    private int taken;

    Places(int total, int perHost) {
        this.total = total;
        this.perHost = perHost;
    }

    synchronized boolean take(String host) {
        int here = byHost.getOrDefault(host, 0);
        if (taken >= total || here >= perHost) {
            return false;
        }
        taken++;
        byHost.put(host, here + 1);
        return true;
    }

    synchronized void giveBack(String host) {
        taken--;
        byHost.computeIfPresent(host, (name, here) -> here == 1 ? null : here - 1);
    }
}
