package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.operations.Call;

/** Identities that requests name. */
final class FoundIdentity {

    private FoundIdentity() {
    }

    /** Null when there is none of that id. */
    static Identity orNull(Call call, String identityId) throws ExchangeException {
        try {
            Identity found = call.pools().exchange().find(identityId);
            // As it is now: what this node remembers of it may be a moment older.
            Identity stored = call.pools().identityDirectory().describe(found.id());
            return stored == null ? found : stored;
        } catch (ExchangeException e) {
            if (e.error() != ExchangeError.RESOURCE_NOT_FOUND) {
                throw e;
            }
            return null;
        }
    }

    static Identity of(Call call, IdentityPool pool, String identityId) throws ExchangeException {
        Identity found = orNull(call, identityId);
        if (found == null || !found.poolId().equals(pool.id())) {
            throw ExchangeException.identityNotFound(identityId);
        }
        return found;
    }
}
