package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;

/** An identity, without what it can do. */
final class DescribeIdentity implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        String id = call.request().text("IdentityId", TextShape.IDENTITY_ID);
        Identity identity = FoundIdentity.orNull(call, id);
        call.requireAllowedOn(identity);
        if (identity == null) {
            throw ExchangeException.identityNotFound(id);
        }
        return IdentityDescriptions.of(identity, call.realm().settings().region(), call.names());
    }
}
