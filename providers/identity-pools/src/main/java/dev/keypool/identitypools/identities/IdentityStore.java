package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Identities in Keycloak's database, read as they are now. */
final class IdentityStore {

    private final EntityManager database;

    IdentityStore(EntityManager database) {
        this.database = database;
    }

    /** Null when there is no row. */
    Identity byId(String id) {
        List<Identity> found = identities(database.createNamedQuery("keypool.identity", Object[].class).setParameter("id", id).getResultList());
        return found.isEmpty() ? null : found.get(0);
    }

    /** The id of the identity that owns the login, or null. */
    String ownerOf(String poolId, Login login) {
        List<String> found = database.createNamedQuery("keypool.owners", String.class)
                .setParameter("keys", List.of(login.keyIn(poolId))).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    /**
     * A pool's identities in the order in which they were made, from behind this place on; none that was deleted.
     *
     * @param hideDisabled whether those that were merged into others are left out
     */
    List<Identity> list(String poolId, Position after, int max, boolean hideDisabled) {
        return identities(database.createNamedQuery(hideDisabled ? "keypool.enabledIdentities" : "keypool.identities", Object[].class)
                .setParameter("pool", poolId).setParameter("createdAt", after.createdAt()).setParameter("id", after.id())
                .setMaxResults(max).getResultList());
    }

    private List<Identity> identities(List<Object[]> rows) {
        Map<String, List<Login>> logins = new HashMap<>();
        if (!rows.isEmpty()) {
            List<Object> ids = rows.stream().map(row -> row[0]).collect(Collectors.toList());
            for (Object[] row : database.createNamedQuery("keypool.logins", Object[].class).setParameter("identities", ids).getResultList()) {
                logins.computeIfAbsent((String) row[0], id -> new ArrayList<>()).add(new Login((String) row[1], (String) row[2]));
            }
        }
        return rows.stream().map(row -> new Identity((String) row[0], (String) row[1], (Boolean) row[2],
                logins.getOrDefault((String) row[0], List.of()), (String) row[3], (Long) row[4], (Long) row[5], (Long) row[6])).toList();
    }
}
