package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.http.RealmEndpoint;

/** {@code /realms/{realm}/sts}. */
public final class StsEndpoint extends RealmEndpoint {

    public StsEndpoint() {
        super("sts", StsResource::new);
    }
}
