package dev.keypool.identitypools.locks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/** Keycloak's own row of a realm, to be locked; not Keycloak's entity, see {@link ComponentRow}. */
@Entity
@Table(name = "REALM")
public class RealmRow {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    protected RealmRow() {
    }

    /**
     * Until the transaction ends nobody else has it. Waits for who does. Of a realm that is being imported there is no row
     * yet, and nobody else who knows of it.
     *
     * <p>Before any {@link ComponentRow}: always in this order, no two wait for each other.
     */
    public static void hold(EntityManager database, String id) {
        database.find(RealmRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
