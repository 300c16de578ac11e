package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.roles.AttributeMap;
import java.util.TreeMap;

/** Which claims of a provider become principal tags. */
final class GetPrincipalTagAttributeMap implements CognitoOperation {

    static final String PROVIDER = "IdentityProviderName";

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        IdentityPool pool = call.allowedPool();
        String name = call.request().text(PROVIDER, TextShape.PROVIDER_NAME);
        String key = call.names().providerKeys(pool.logins()).get(name);
        AttributeMap map = key == null ? null : pool.principalTags().get(key);
        if (map == null) {
            throw ExchangeException.resourceNotFound("Principal tags of that identity provider not found.");
        }
        return answer(call.clientsId(pool), name, map);
    }

    static ObjectNode answer(String poolId, String name, AttributeMap map) {
        ObjectNode answer = StrictJson.newObject().put("IdentityPoolId", poolId).put(PROVIDER, name).put("UseDefaults", map.useDefaults());
        new TreeMap<>(map.tags()).forEach(answer.putObject("PrincipalTags")::put);
        return answer;
    }
}
