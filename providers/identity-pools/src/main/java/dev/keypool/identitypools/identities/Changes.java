package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.locks.LostRace;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes changes, each in a transaction of its own. Of calls that race, each works on what the one before it left: a
 * change that met another one is made anew, on what is there then.
 */
final class Changes {

    private static final int MAX_ATTEMPTS = 8;
    /** Milliseconds, at most, before the second attempt; before each further one as many more. */
    private static final int PAUSE = 20;

    private final Transactions transactions;
    private final Consumer<String> changed;

    /** @param changed is given the ids of identities that are not what they were, when that can be read */
    Changes(Transactions transactions, Consumer<String> changed) {
        this.transactions = transactions;
        this.changed = changed;
    }

    /**
     * A change's result.
     *
     * @param changed the ids of identities that are not what they were
     */
    record Changed<T>(T result, Set<String> changed) {
    }

    /** @throws IdentityConflictException when others were in the way each time */
    <T> T make(Function<EntityManager, Changed<T>> change) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                Changed<T> made = transactions.run(change);
                made.changed().forEach(changed);
                return made.result();
            } catch (RuntimeException e) {
                if (!isConcurrency(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
        throw new IdentityConflictException("The identity was changed by other calls at the same time.");
    }

    private static boolean isConcurrency(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrentChangeException) {
                return true;
            }
        }
        return LostRace.is(thrown);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityConflictException("The identity was changed by other calls at the same time.");
        }
    }
}
