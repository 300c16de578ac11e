package dev.keypool.identitypools.locks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/**
 * Keycloak's own row of a component, a pool or a role, to be locked. Not Keycloak's entity: that would stay in the
 * session as it was read, with settings that another transaction has changed since.
 */
@Entity
@Table(name = "COMPONENT")
public class ComponentRow {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    protected ComponentRow() {
    }

    /**
     * Until the transaction ends the component is not deleted, nor does it get another name. Others may hold it at the same
     * time. Waits while somebody deletes it.
     *
     * @return whether it is there
     */
    public static boolean keep(EntityManager database, String id) {
        return database.find(ComponentRow.class, id, LockModeType.PESSIMISTIC_READ) != null;
    }

    /**
     * Until the transaction ends nobody else has it, by this or {@link #keep}. Waits for those who do.
     *
     * @return whether it is there
     */
    public static boolean hold(EntityManager database, String id) {
        return database.find(ComponentRow.class, id, LockModeType.PESSIMISTIC_WRITE) != null;
    }
}
