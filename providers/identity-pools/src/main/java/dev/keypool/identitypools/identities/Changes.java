package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;

/**
 * Makes changes, each in a transaction of its own. Of calls that race, each works on what the one before it left: a
 * change that met another one is made anew, on what is there then.
 */
final class Changes {

    private static final int MAX_ATTEMPTS = 8;
    /** Milliseconds, at most, before the second attempt; before each further one as many more. */
    private static final int PAUSE = 20;
    /** H2's lock timeout and concurrent update, PostgreSQL's lock timeout; those that begin with 40 are the standard's rollbacks (deadlock, serialization). */
    private static final Set<String> LOCK_STATES = Set.of("HYT00", "90131", "55P03");
    /** MariaDB's "Record has changed since last read", MySQL's lock timeout, Oracle's deadlock: without a state that says so. */
    private static final Set<Integer> LOCK_CODES = Set.of(1020, 1205, 60);
    /** H2's deadlock: the SQLException above it says so, but {@code EntityManagerProxy} leaves only the deepest cause. */
    private static final String H2_STORE = "org.h2.mvstore.MVStoreException";

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

    /** At the commit any of the causes may be there. */
    private static boolean isConcurrency(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrentChangeException || cause instanceof ModelDuplicateException
                    || cause instanceof ModelIllegalStateException || cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException || cause instanceof LockTimeoutException
                    || cause instanceof SQLException sql && isConcurrency(sql) || cause.getClass().getName().equals(H2_STORE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConcurrency(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("40") || state.startsWith("23") || LOCK_STATES.contains(state) || LOCK_CODES.contains(e.getErrorCode());
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
