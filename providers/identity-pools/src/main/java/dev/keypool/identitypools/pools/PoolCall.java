package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.admin.PoolChanges;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.Call;
import java.util.EnumSet;
import java.util.Set;

/** What a call that is about pools needs of the room's tools. */
final class PoolCall {

    /** Those that have ConcurrentModificationException in the cognito-identity model. */
    private static final Set<Operation> TELLS_CONCURRENT = EnumSet.of(Operation.UPDATE_IDENTITY_POOL, Operation.SET_IDENTITY_POOL_ROLES);

    private PoolCall() {
    }

    static PoolTranslation translation(Call call) throws ExchangeException {
        return new PoolTranslation(call.names(), call.realm().settings().region());
    }

    static PoolChanges changes(Call call) {
        return new PoolChanges(call.session(), call.changer(),
                TELLS_CONCURRENT.contains(call.operation()) ? ExchangeException::concurrentModification : ExchangeException::busy);
    }
}
