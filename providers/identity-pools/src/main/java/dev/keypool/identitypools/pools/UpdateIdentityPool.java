package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.PoolSettings;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;

/**
 * Replaces what CreateIdentityPool sets: what the request leaves out gets its default, but the developer provider and the
 * tags. Roles, mappings and what only Keycloak's settings have stay, for providers that stay.
 */
final class UpdateIdentityPool implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        IdentityPool known = call.allowedPool();
        PoolRequest request = PoolRequest.read(call.request());
        if (request.tags() != null) {
            PoolTags.requireDistinct(request.tags());
        }
        PoolTranslation translation = PoolCall.translation(call);
        return translation.describe(PoolCall.changes(call).update(known.id(), (pool, before) -> {
            TrustedLogins logins = translation.logins(request, before.logins());
            write(request, pool);
            PoolSettings.logins(pool, logins);
            PoolSettings.roleMappings(pool, trusted(before.roleMappings(), logins));
            PoolSettings.principalTags(pool, trusted(before.principalTags(), logins));
            if (request.tags() != null) {
                TagChanges.requireAllowed(call, before, request.tags());
                PoolSettings.tags(pool, request.tags());
            }
        }));
    }

    static void write(PoolRequest request, ComponentModel pool) {
        pool.setName(request.name());
        PoolSettings.text(pool, IdentityPoolConfig.ALLOW_UNAUTHENTICATED, Boolean.toString(request.guests()));
        PoolSettings.text(pool, IdentityPoolConfig.ALLOW_CLASSIC_FLOW, Boolean.toString(request.classicFlow()));
    }

    private static <T> Map<String, T> trusted(Map<String, T> byProvider, TrustedLogins logins) {
        return byProvider.entrySet().stream().filter(entry -> ProviderKey.isTrusted(entry.getKey(), logins))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
