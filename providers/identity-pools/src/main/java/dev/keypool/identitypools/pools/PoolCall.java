package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.admin.Changer;
import dev.keypool.identitypools.admin.PoolChanges;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.operations.Call;

/** What a call that is about pools needs of the room's tools. */
final class PoolCall {

    private PoolCall() {
    }

    static ProviderNames names(Call call) throws ExchangeException {
        return new ProviderNames(call.session(), call.pools().address(), call.realm().settings().account());
    }

    static PoolTranslation translation(Call call) throws ExchangeException {
        return new PoolTranslation(names(call), call.realm().settings().region());
    }

    static PoolChanges changes(Call call) {
        return new PoolChanges(call.session(), new Changer(call.caller(), call.realm().settings().region(), call.operation().wireName(),
                call.session().getContext().getConnection().getRemoteHost()));
    }
}
