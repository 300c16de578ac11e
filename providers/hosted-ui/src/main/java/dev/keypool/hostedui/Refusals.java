package dev.keypool.hostedui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reasons as they are found: so many as somebody reads, and the count of the rest. */
public final class Refusals implements Consumer<Refusal> {

    private static final int MAX = 20;

    private final List<Refusal> first = new ArrayList<>();
    private int more;

    @Override
    public void accept(Refusal refusal) {
        if (first.size() < MAX) {
            first.add(refusal);
        } else {
            more++;
        }
    }

    public void throwIfAny() throws RefusedException {
        if (first.isEmpty()) {
            return;
        }
        throw new RefusedException(all());
    }

    public List<Refusal> all() {
        List<Refusal> all = new ArrayList<>(first);
        if (more > 0) {
            all.add(Refusal.of("And " + more + " more."));
        }
        return all;
    }
}
