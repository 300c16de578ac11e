package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;

/** The identity of these logins, or a new guest's. */
final class GetId implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, ExchangeException {
        Members request = call.request();
        request.optionalText("AccountId", TextShape.ACCOUNT_ID);
        Exchanged exchanged = call.pools().exchange()
                .identity(request.text("IdentityPoolId", TextShape.IDENTITY_POOL_ID), request.logins());
        return StrictJson.newObject().put("IdentityId", exchanged.identityId());
    }
}
