package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.PoolSettings;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.ProviderNames;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces the roles that a pool gives, each of which the caller must be allowed to pass. */
final class SetIdentityPoolRoles implements CognitoOperation {

    static final String AUTHENTICATED = "authenticated";
    static final String UNAUTHENTICATED = "unauthenticated";

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        IdentityPool known = call.allowedPool();
        Map<String, String> arns = call.request().requiredMap("Roles", TextShape.ROLE_TYPE, TextShape.ARN, 2);
        Map<String, RoleMapping> requested = RoleMappings.read(call.request());
        PassRole pass = new PassRole(call.realm(), call.pools().authorizer(), call.caller(), call.clientsId(known));
        Map<String, String> roles = new LinkedHashMap<>();
        for (Map.Entry<String, String> role : arns.entrySet()) {
            roles.put(role.getKey(), pass.require(role.getValue()).name());
        }
        Map<String, RoleMapping> mappings = new LinkedHashMap<>();
        for (Map.Entry<String, RoleMapping> mapping : requested.entrySet()) {
            mappings.put(mapping.getKey(), passed(pass, mapping.getValue()));
        }
        ProviderNames names = call.names();
        PoolCall.changes(call).update(known.id(), (pool, before) -> {
            PoolSettings.text(pool, IdentityPoolConfig.AUTHENTICATED_ROLE, roles.get(AUTHENTICATED));
            PoolSettings.text(pool, IdentityPoolConfig.UNAUTHENTICATED_ROLE, roles.get(UNAUTHENTICATED));
            PoolSettings.roleMappings(pool, byKey(mappings, names.mappingKeys(before.logins())));
        });
        return StrictJson.newObject();
    }

    /** With names in place of ARNs. */
    private static RoleMapping passed(PassRole pass, RoleMapping mapping) throws ExchangeException {
        if (mapping.type() == RoleMapping.Type.TOKEN) {
            pass.requireAny();
        }
        List<MappingRule> rules = new ArrayList<>();
        for (MappingRule rule : mapping.rules()) {
            rules.add(new MappingRule(rule.claim(), rule.match(), rule.value(), pass.require(rule.role()).name()));
        }
        return new RoleMapping(mapping.type(), mapping.ambiguous(), rules);
    }

    private static Map<String, RoleMapping> byKey(Map<String, RoleMapping> byName, Map<String, String> keys) throws ExchangeException {
        Map<String, RoleMapping> byKey = new LinkedHashMap<>();
        for (Map.Entry<String, RoleMapping> mapping : byName.entrySet()) {
            String key = keys.get(mapping.getKey());
            if (key == null) {
                throw ExchangeException.invalidParameter("(" + mapping.getKey()
                        + ") is not a valid RoleMapping ProviderName or is not a configured provider.");
            }
            byKey.put(key, mapping.getValue());
        }
        return byKey;
    }
}
