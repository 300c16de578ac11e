package dev.keypool.userpools.codes;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** So many times within so many seconds, over all nodes: each time is a slot that frees itself. */
final class Tally {

    private final Slots slots;
    private final RandomGenerator random;

    Tally(Slots slots, RandomGenerator random) {
        this.slots = slots;
        this.random = random;
    }

    /**
     * From a random one on: most slots are free, and the first asked is the one.
     *
     * @return the slot, or nothing when it was that often already
     */
    Optional<String> take(String name, int times, long seconds) {
        int first = random.nextInt(times);
        for (int i = 0; i < times; i++) {
            String slot = name + "." + (first + i) % times;
            if (slots.take(slot, seconds)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
