package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.Map;
import java.util.TreeMap;

/** The tags of a pool. */
final class ListTagsForResource implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        IdentityPool pool = call.allowedResource(Map.of());
        ObjectNode answer = StrictJson.newObject();
        new TreeMap<>(pool.tags()).forEach(answer.putObject("Tags")::put);
        return answer;
    }
}
