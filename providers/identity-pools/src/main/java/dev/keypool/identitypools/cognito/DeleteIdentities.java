package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** Deletes identities: those that the caller may delete, and tells which it may not. One that is not there is deleted already. */
final class DeleteIdentities implements CognitoOperation {

    private static final int MAX = 60;

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Set<String> ids = new LinkedHashSet<>(call.request().texts("IdentityIdsToDelete", TextShape.IDENTITY_ID, 1, MAX));
        Map<String, Identity> allowed = new LinkedHashMap<>();
        Map<String, AccessDeniedException> denied = new LinkedHashMap<>();
        for (String id : ids) {
            Identity identity = FoundIdentity.orNull(call, id);
            try {
                call.requireAllowedOn(identity);
                if (identity != null) {
                    allowed.put(id, identity);
                }
            } catch (AccessDeniedException e) {
                denied.put(id, e);
            }
        }
        if (denied.size() == ids.size()) {
            throw denied.values().iterator().next();
        }
        ObjectNode answer = StrictJson.newObject();
        ArrayNode unprocessed = answer.putArray("UnprocessedIdentityIds");
        denied.keySet().forEach(id -> unprocessed.addObject().put("IdentityId", id).put("ErrorCode", "AccessDenied"));
        if (!delete(call, allowed)) {
            allowed.keySet().forEach(id -> unprocessed.addObject().put("IdentityId", id).put("ErrorCode", "InternalServerError"));
        }
        return answer;
    }

    /** Whether no other call was in the way. */
    private static boolean delete(Call call, Map<String, Identity> identities) {
        try {
            call.pools().identityDirectory().delete(identities.values());
        } catch (IdentityConflictException e) {
            return false;
        }
        identities.values().forEach(identity -> call.recordIdentity(OperationType.DELETE, identity.id()));
        return true;
    }
}
