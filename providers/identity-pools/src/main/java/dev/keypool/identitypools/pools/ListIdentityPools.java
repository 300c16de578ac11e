package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.NumberShape;
import dev.keypool.identitypools.operations.PageTokens;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The realm's pools, by their ids. */
final class ListIdentityPools implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        long max = call.request().number("MaxResults", NumberShape.QUERY_LIMIT);
        String token = call.request().optionalText("NextToken", TextShape.PAGINATION_KEY);
        call.requireAllowedInRealm(Map.of());
        PageTokens tokens = call.pools().pageTokens();
        String after = tokens.read(call.operation().wireName(), token);
        List<IdentityPool> rest = call.realm().pools().values().stream().filter(pool -> after == null || pool.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(IdentityPool::id)).toList();
        List<IdentityPool> page = rest.stream().limit(max).toList();
        ObjectNode answer = StrictJson.newObject();
        ArrayNode pools = answer.putArray("IdentityPools");
        page.forEach(pool -> pools.addObject().put("IdentityPoolId", call.clientsId(pool)).put("IdentityPoolName", pool.name()));
        if (rest.size() > page.size()) {
            answer.put("NextToken", tokens.issue(call.operation().wireName(), page.get(page.size() - 1).id()));
        }
        return answer;
    }
}
