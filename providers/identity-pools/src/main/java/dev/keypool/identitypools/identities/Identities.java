package dev.keypool.identitypools.identities;

/** Finds and makes the identities of a realm's pools. */
public interface Identities {

    /** The stored identity of that id, or null: for a guest there is none until a login is linked. */
    Identity byId(String id);

    /** The id of the login's identity in the pool, or null. */
    String ownerOf(String poolId, Login login);

    /** The login's identity in the pool, made when there is none. */
    String ownerOrNew(String poolId, Login login);

    /**
     * Gives the guest a login.
     *
     * @return the login's identity: the guest's, or another's that was quicker
     * @throws IdentityConflictException when the guest was given another login at the same time
     */
    String link(Identity guest, Login login);

    /**
     * Disables the guest in favour of the identity that its person has already.
     *
     * @throws IdentityConflictException when the guest was given a login at the same time
     */
    void merge(Identity guest, String into);
}
