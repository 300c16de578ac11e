package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ClassicFlow;
import dev.keypool.identitypools.exchange.Exchange;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.openid.TokenLogin;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.roles.PrincipalTags;
import java.util.Map;

/**
 * GetOpenIdToken: the first half of the basic (classic) flow.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">GetOpenIdToken</a>
 */
final class GetOpenIdToken implements CognitoOperation {

    /** Seconds; the caller cannot choose. */
    private static final int LIFETIME = 600;

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, ExchangeException {
        String identityId = call.request().text("IdentityId", TextShape.IDENTITY_ID);
        Map<String, String> logins = call.request().logins();
        Exchange exchange = call.pools().exchange();
        IdentityPool pool = call.realm().pools().get(exchange.find(identityId).poolId());
        if (pool == null) {
            throw ExchangeException.identityNotFound(identityId);
        }
        // Before any login is linked by the call.
        ClassicFlow.requireAllowed(pool, logins);
        Exchanged exchanged = exchange.identify(identityId, logins);
        String token = call.pools().poolTokens().issue(call.clientsId(pool), exchanged.identityId(), exchanged.amr(),
                TokenLogin.of(exchanged.logins()), PrincipalTags.of(pool, exchanged.logins()), LIFETIME);
        call.issued(exchanged);
        return StrictJson.newObject().put("IdentityId", exchanged.identityId()).put("Token", token);
    }
}
