package dev.keypool.triggers.outbox;

/** The lease in Keycloak's database, each step in a transaction of its own. */
final class LeaseRow implements Lease.Store {

    private final Transactions database;

    LeaseRow(Transactions database) {
        this.database = database;
    }

    @Override
    public Lease.State read() {
        return database.run(entities -> {
            Object[] row = entities.createNamedQuery("keypool.sender", Object[].class).getSingleResult();
            return new Lease.State((String) row[0], (Long) row[1]);
        });
    }

    @Override
    public boolean take(String owner, long beat) {
        return database.run(entities -> entities.createNamedQuery("keypool.takeSender")
                .setParameter("owner", owner).setParameter("beat", beat).executeUpdate() == 1);
    }

    @Override
    public void release(String owner) {
        database.run(entities -> entities.createNamedQuery("keypool.releaseSender").setParameter("owner", owner).executeUpdate());
    }
}
