package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.admin.PoolChanges;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.operations.Call;

/** What a call that is about pools needs of the room's tools. */
final class PoolCall {

    private PoolCall() {
    }

    static PoolTranslation translation(Call call) throws ExchangeException {
        return new PoolTranslation(call.names(), call.realm().settings().region());
    }

    static PoolChanges changes(Call call) {
        return new PoolChanges(call.session(), call.changer());
    }
}
