package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.PoolSettings;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.ConditionKeys;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.HashMap;
import java.util.Map;

/** Adds tags to a pool, or changes them. */
final class TagResource implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Map<String, String> tags = PoolTags.required(call.request(), "Tags");
        PoolTags.requireDistinct(tags);
        IdentityPool known = call.allowedResource(ConditionKeys.settingTags(tags));
        PoolCall.changes(call).update(known.id(), (pool, before) -> {
            Map<String, String> all = new HashMap<>(before.tags());
            all.putAll(tags);
            PoolTags.requireDistinct(all);
            PoolSettings.tags(pool, all);
        });
        return StrictJson.newObject();
    }
}
