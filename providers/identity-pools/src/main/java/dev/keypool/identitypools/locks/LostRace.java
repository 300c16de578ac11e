package dev.keypool.identitypools.locks;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;

/** Tells failures of a transaction that met another one from all others: made anew, it may well succeed. */
public final class LostRace {

    /** H2's lock timeout and concurrent update, PostgreSQL's lock timeout; those that begin with 40 are the standard's rollbacks (deadlock, serialization). */
    private static final Set<String> LOCK_STATES = Set.of("HYT00", "90131", "55P03");
    /** MariaDB's "Record has changed since last read", MySQL's lock timeout, Oracle's deadlock: without a state that says so. */
    private static final Set<Integer> LOCK_CODES = Set.of(1020, 1205, 60);
    /** H2's deadlock: the SQLException above it says so, but {@code EntityManagerProxy} leaves only the deepest cause. */
    private static final String H2_STORE = "org.h2.mvstore.MVStoreException";

    private LostRace() {
    }

    /** At the commit any of the causes may say so. */
    public static boolean is(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelDuplicateException || cause instanceof ModelIllegalStateException
                    || cause instanceof OptimisticLockException || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException || cause instanceof SQLException sql && is(sql)
                    || cause.getClass().getName().equals(H2_STORE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("40") || state.startsWith("23") || LOCK_STATES.contains(state) || LOCK_CODES.contains(e.getErrorCode());
    }
}
