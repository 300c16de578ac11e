package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.PoolSettings;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.ConditionKeys;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes a pool. It has no roles until SetIdentityPoolRoles gives it some. */
final class CreateIdentityPool implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        PoolRequest request = PoolRequest.read(call.request());
        Map<String, String> tags = request.tags() == null ? Map.of() : request.tags();
        PoolTags.requireDistinct(tags);
        Map<String, List<String>> keys = ConditionKeys.settingTags(tags);
        String id = KeycloakModelUtils.generateId();
        call.requireAllowedInRealm(keys);
        if (!tags.isEmpty()) {
            call.requireAlso(Operation.TAG_RESOURCE, call.realm().settings().region() + ":" + id, keys);
        }
        requireRoom(call);
        PoolTranslation translation = PoolCall.translation(call);
        TrustedLogins logins = translation.logins(request, TrustedLogins.NONE);
        return translation.describe(PoolCall.changes(call).create(id, (pool, before) -> {
            UpdateIdentityPool.write(request, pool);
            PoolSettings.logins(pool, logins);
            PoolSettings.tags(pool, tags);
        }));
    }

    private static void requireRoom(Call call) throws ExchangeException {
        RealmModel realm = call.session().getContext().getRealm();
        int max = call.realm().settings().quotas().identityPools();
        if (realm.getComponentsStream(realm.getId(), IdentityPool.class.getName()).count() >= max) {
            throw ExchangeException.limitExceeded("The realm has as many identity pools as it may have: " + max + ".");
        }
    }
}
