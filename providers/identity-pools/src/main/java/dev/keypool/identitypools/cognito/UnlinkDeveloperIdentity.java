package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.identities.IdentityDirectory;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.List;
import org.keycloak.events.admin.OperationType;

/** Takes a user of the developer provider from an identity; the backend's way to what UnlinkIdentity does for people. */
final class UnlinkDeveloperIdentity implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Members request = call.request();
        IdentityPool pool = call.allowedPool();
        String identityId = request.text("IdentityId", TextShape.IDENTITY_ID);
        String user = request.text("DeveloperUserIdentifier", TextShape.DEVELOPER_USER);
        Login login = Login.ofDeveloper(Developers.provider(request, pool), user);
        Identity identity = FoundIdentity.of(call, pool, identityId);
        if (!unlink(call.pools().identityDirectory(), identity, login)) {
            if (call.pools().identityDirectory().ownerOf(pool.id(), login) != null) {
                throw ExchangeException.conflict("The developer user identifier is linked to another identity.");
            }
            throw ExchangeException.resourceNotFound("Developer user identifier not found.");
        }
        call.recordIdentity(OperationType.UPDATE, identity.id());
        return StrictJson.newObject();
    }

    private static boolean unlink(IdentityDirectory directory, Identity identity, Login login) throws ExchangeException {
        try {
            return directory.unlink(identity, List.of(login));
        } catch (IdentityConflictException e) {
            throw ExchangeException.conflict(e.getMessage());
        }
    }
}
