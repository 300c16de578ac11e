package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.exchange.ClassicFlow;
import dev.keypool.identitypools.exchange.Exchange;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.roles.PrincipalTags;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * GetOpenIdToken: the first half of the basic (classic) flow.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">GetOpenIdToken</a>
 */
final class GetOpenIdToken {

    /** Seconds; the caller cannot choose. */
    private static final int LIFETIME = 600;

    private final IdentityPools pools;
    private final AwsJson protocol;

    GetOpenIdToken(IdentityPools pools, AwsJson protocol) {
        this.pools = pools;
        this.protocol = protocol;
    }

    Response answer(CognitoRequest request) throws BadRequestException, ValidationException {
        Observer observer = pools.observer();
        String identityId = request.required(Member.IDENTITY_ID);
        Map<String, String> logins = request.logins();
        try {
            Exchange exchange = pools.exchange();
            IdentityPool pool = pools.realm().pools().get(exchange.find(identityId).poolId());
            if (pool == null) {
                throw ExchangeException.identityNotFound(identityId);
            }
            // Before any login is linked by the call.
            ClassicFlow.requireAllowed(pool, logins);
            Exchanged exchanged = exchange.identify(identityId, logins);
            String token = pools.poolTokens().issue(pools.realm().settings().region() + ":" + pool.id(), exchanged.identityId(), exchanged.amr(),
                    PrincipalTags.of(pool, exchanged.logins()), LIFETIME);
            observer.issued(Operation.GET_OPEN_ID_TOKEN, exchanged, pools.realm().audience());
            return protocol.ok(StrictJson.newObject().put("IdentityId", exchanged.identityId()).put("Token", token));
        } catch (ExchangeException e) {
            observer.refused(Operation.GET_OPEN_ID_TOKEN, e);
            return protocol.error(e);
        }
    }
}
