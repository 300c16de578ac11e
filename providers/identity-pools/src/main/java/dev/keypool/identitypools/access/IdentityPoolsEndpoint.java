package dev.keypool.identitypools.access;

import dev.keypool.identitypools.http.RealmEndpoint;

/** {@code /realms/{realm}/identity-pools}. */
public final class IdentityPoolsEndpoint extends RealmEndpoint {

    public IdentityPoolsEndpoint() {
        super("identity-pools", IdentityPoolsResource::new);
    }
}
