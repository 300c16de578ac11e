package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.exchange.Exchange;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;

/** The identity's credentials. Cognito calls the secret SecretKey, where STS says SecretAccessKey; a timestamp is in seconds. */
final class GetCredentialsForIdentity implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, ExchangeException {
        Exchanged exchanged = exchanged(call.pools().exchange(), call.request());
        call.issued(exchanged);
        return answer(exchanged);
    }

    static Exchanged exchanged(Exchange exchange, Members request) throws BadRequestException, ValidationException, ExchangeException {
        return exchange.credentials(request.text("IdentityId", TextShape.IDENTITY_ID), request.logins(),
                request.optionalText("CustomRoleArn", TextShape.ARN));
    }

    static ObjectNode answer(Exchanged exchanged) {
        TemporaryCredentials credentials = exchanged.credentials();
        ObjectNode answer = StrictJson.newObject().put("IdentityId", exchanged.identityId());
        answer.putObject("Credentials")
                .put("AccessKeyId", credentials.accessKeyId())
                .put("SecretKey", credentials.secretKey())
                .put("SessionToken", credentials.sessionToken())
                .put("Expiration", credentials.session().expiresAt());
        return answer;
    }
}
