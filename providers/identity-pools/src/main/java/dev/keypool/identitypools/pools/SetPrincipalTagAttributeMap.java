package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.PoolSettings;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.ProviderNames;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.roles.AttributeMap;
import java.util.HashMap;
import java.util.Map;

/** Sets which claims of a provider become principal tags; none at all takes the map away. */
final class SetPrincipalTagAttributeMap implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        IdentityPool known = call.allowedPool();
        Members request = call.request();
        String name = request.text(GetPrincipalTagAttributeMap.PROVIDER, TextShape.PROVIDER_NAME);
        AttributeMap map = new AttributeMap(Boolean.TRUE.equals(request.optionalFlag("UseDefaults")),
                request.map("PrincipalTags", TextShape.PRINCIPAL_TAG_KEY, TextShape.PRINCIPAL_TAG_VALUE, AttributeMap.MAX_TAGS));
        ProviderNames names = call.names();
        PoolCall.changes(call).update(known.id(), (pool, before) -> {
            String key = names.providerKeys(before.logins()).get(name);
            if (key == null) {
                throw ExchangeException.invalidParameter("IdentityProviderName is not a configured provider of this identity pool.");
            }
            Map<String, AttributeMap> maps = new HashMap<>(before.principalTags());
            if (map.useDefaults() || !map.tags().isEmpty()) {
                maps.put(key, map);
            } else {
                maps.remove(key);
            }
            PoolSettings.principalTags(pool, maps);
        });
        return GetPrincipalTagAttributeMap.answer(call.clientsId(known), name, map);
    }
}
