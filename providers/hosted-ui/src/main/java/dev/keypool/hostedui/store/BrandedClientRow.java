package dev.keypool.hostedui.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/** Keycloak's own row of an app client, to be locked. Not Keycloak's entity, which would load all that belongs to it. */
@Entity
@Table(name = "CLIENT")
public class BrandedClientRow {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    protected BrandedClientRow() {
    }

    /** Until the transaction ends nobody else has it. Returns whether it is there; waits while somebody deletes it. */
    static boolean hold(EntityManager database, String id) {
        return database.find(BrandedClientRow.class, id, LockModeType.PESSIMISTIC_WRITE) != null;
    }
}
