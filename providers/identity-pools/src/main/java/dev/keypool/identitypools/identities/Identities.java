package dev.keypool.identitypools.identities;

import java.util.List;

/** Finds and makes the identities of a realm's pools. */
public interface Identities {

    /** The stored identity of that id, or null: for a guest there is none until a login is linked. */
    Identity byId(String id);

    /**
     * The identity of somebody who proved these logins and may have come with an identity: found, made, linked and merged
     * as Cognito documents it.
     *
     * <ul>
     * <li>Logins that nobody has yet are linked: to the identity that the caller came with, else to that of another of the
     * logins, else to a new one.
     * <li>When the logins have several identities, those are merged: one owns all logins, the others are disabled in its
     * favour. A guest's gives way to a person's, else the one that the caller came with stays.
     * <li>An identity has one login of each provider, only of the developer provider several.
     * </ul>
     *
     * @param identity the identity that the caller came with, or null
     * @param logins   at least one, all of them proven
     * @return the identity's id, or null when the identity that the caller came with is a person's, and none of its logins
     *         is among these
     * @throws IdentityConflictException when an identity would have two logins of one provider, or more than 20, or was
     *                                   changed by another call at the same time
     * @throws DeveloperUserTakenException when the identity that the caller came with is not that of a developer provider's
     *                                     user among the logins, who has one
     */
    String ownerOfAll(String poolId, Identity identity, List<Login> logins);
}
