package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import org.keycloak.events.admin.OperationType;

/** Makes two users of the developer provider one: the identity of the destination, with the logins of both. */
final class MergeDeveloperIdentities implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Members request = call.request();
        IdentityPool pool = call.allowedPool();
        String source = request.text("SourceUserIdentifier", TextShape.DEVELOPER_USER);
        String destination = request.text("DestinationUserIdentifier", TextShape.DEVELOPER_USER);
        String provider = Developers.provider(request, pool);
        String merged = merged(call, pool, Login.ofDeveloper(provider, source), Login.ofDeveloper(provider, destination));
        call.recordIdentity(OperationType.UPDATE, merged);
        return StrictJson.newObject().put("IdentityId", call.clientsId(merged));
    }

    private static String merged(Call call, IdentityPool pool, Login source, Login destination) throws ExchangeException {
        try {
            String merged = call.pools().identityDirectory().mergeDeveloper(pool.id(), source, destination);
            if (merged == null) {
                throw ExchangeException.resourceNotFound("Developer user identifier not found.");
            }
            return merged;
        } catch (IdentityConflictException e) {
            throw ExchangeException.conflict(e.getMessage());
        }
    }
}
