package dev.keypool.identitypools.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.requests.AccessDeniedException;

/** One operation of the cognito-identity model: reads its request by the model's constraints, does it, answers. */
@FunctionalInterface
public interface CognitoOperation {

    /**
     * @throws BadRequestException   when a member is of another type
     * @throws ValidationException   when a member breaks a constraint of the model
     * @throws AccessDeniedException when the caller's role does not allow the operation
     * @throws ExchangeException     with the service's own errors
     */
    ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException;
}
