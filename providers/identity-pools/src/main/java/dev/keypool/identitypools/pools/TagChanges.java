package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.ConditionKeys;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** UpdateIdentityPool with tags is TagResource and UntagResource too: permissions may rest on a pool's tags. */
final class TagChanges {

    private TagChanges() {
    }

    static void requireAllowed(Call call, IdentityPool pool, Map<String, String> wanted) throws AccessDeniedException, ExchangeException {
        Map<String, String> set = wanted.entrySet().stream().filter(tag -> !Objects.equals(pool.tags().get(tag.getKey()), tag.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<String> removed = pool.tags().keySet().stream().filter(key -> !wanted.containsKey(key)).collect(Collectors.toSet());
        if (!set.isEmpty()) {
            require(call, Operation.TAG_RESOURCE, pool, ConditionKeys.settingTags(set));
        }
        if (!removed.isEmpty()) {
            require(call, Operation.UNTAG_RESOURCE, pool, ConditionKeys.removingTags(removed));
        }
    }

    private static void require(Call call, Operation action, IdentityPool pool, Map<String, List<String>> ofRequest)
            throws AccessDeniedException, ExchangeException {
        Map<String, List<String>> keys = new HashMap<>(ConditionKeys.ofPool(pool));
        keys.putAll(ofRequest);
        call.requireAlso(action, call.clientsId(pool), keys);
    }
}
