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
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes tags off a pool. */
final class UntagResource implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        List<String> tagKeys = call.request().texts("TagKeys", TextShape.TAG_KEY, 0, Integer.MAX_VALUE);
        IdentityPool known = call.allowedResource(ConditionKeys.removingTags(tagKeys));
        PoolCall.changes(call).update(known.id(), (pool, before) -> {
            Map<String, String> left = new HashMap<>(before.tags());
            left.keySet().removeAll(List.copyOf(tagKeys));
            PoolSettings.tags(pool, left);
        });
        return StrictJson.newObject();
    }
}
