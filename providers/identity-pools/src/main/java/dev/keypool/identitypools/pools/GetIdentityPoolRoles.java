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
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.Map;
import java.util.TreeMap;

/** The roles that a pool gives, and how logins choose among more. */
final class GetIdentityPoolRoles implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        IdentityPool pool = call.allowedPool();
        ObjectNode answer = StrictJson.newObject().put("IdentityPoolId", call.clientsId(pool));
        ObjectNode roles = answer.putObject("Roles");
        role(call, roles, SetIdentityPoolRoles.AUTHENTICATED, pool.authenticatedRole());
        role(call, roles, SetIdentityPoolRoles.UNAUTHENTICATED, pool.unauthenticatedRole());
        Map<String, RoleMapping> byName = new TreeMap<>();
        call.names().mappingKeys(pool.logins()).forEach((name, key) -> {
            if (pool.roleMappings().containsKey(key)) {
                byName.put(name, pool.roleMappings().get(key));
            }
        });
        if (!byName.isEmpty()) {
            RoleMappings.write(answer.putObject("RoleMappings"), byName, call.realm());
        }
        return answer;
    }

    private static void role(Call call, ObjectNode roles, String kind, String name) {
        if (name != null) {
            roles.put(kind, RoleMappings.arn(call.realm(), name));
        }
    }
}
