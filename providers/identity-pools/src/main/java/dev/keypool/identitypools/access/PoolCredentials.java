package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** A bearer token, or none for a guest, and a pool's id in; credentials out. */
final class PoolCredentials {

    private static final String BEARER = "Bearer ";
    private static final int MAX_TOKEN_CHARS = 50_000;
    private static final int MAX_POOL_ID_CHARS = 55;

    private final KeycloakSession session;
    private final IdentityPools pools;

    PoolCredentials(KeycloakSession session, IdentityPools pools) {
        this.session = session;
        this.pools = pools;
    }

    ObjectNode issue(ObjectNode request, Observer observer) throws BadRequestException, ExchangeException {
        String poolId = poolId(request);
        String token = bearerToken(session.getContext().getRequestHeaders().getRequestHeader("Authorization"));
        Map<String, String> logins = token == null ? Map.of() : Map.of(pools.logins().realmProvider(), token);
        // It is both calls in one.
        pools.acquire(Operation.GET_ID);
        pools.acquire(Operation.GET_CREDENTIALS_FOR_IDENTITY);
        Exchanged exchanged = pools.exchange().poolCredentials(poolId, logins);
        observer.issued(Operation.POOL_CREDENTIALS, exchanged, pools.realm().audience());
        return answer(exchanged);
    }

    static String poolId(ObjectNode request) throws BadRequestException {
        String poolId = request.path("identityPoolId").textValue();
        if (poolId == null || poolId.isEmpty() || poolId.length() > MAX_POOL_ID_CHARS) {
            throw BadRequestException.malformed("identityPoolId must be a string of 1 to " + MAX_POOL_ID_CHARS + " characters.");
        }
        return poolId;
    }

    /** Null for a guest. */
    static String bearerToken(List<String> headers) throws BadRequestException {
        if (headers == null || headers.isEmpty()) {
            return null;
        }
        String header = headers.get(0);
        // A caller who meant to sign in must not be taken for a guest because of a slip in the header.
        if (headers.size() > 1 || !header.regionMatches(true, 0, BEARER, 0, BEARER.length()) || header.length() > MAX_TOKEN_CHARS) {
            throw BadRequestException.malformed("The Authorization header must be one bearer token, or absent for a guest.");
        }
        return header.substring(BEARER.length()).trim();
    }

    private static ObjectNode answer(Exchanged exchanged) {
        TemporaryCredentials credentials = exchanged.credentials();
        ObjectNode answer = StrictJson.newObject().put("identityId", exchanged.identityId()).put("role", exchanged.role().arn().toString());
        answer.putObject("credentials")
                .put("accessKeyId", credentials.accessKeyId())
                .put("secretAccessKey", credentials.secretKey())
                .put("sessionToken", credentials.sessionToken())
                .put("expiration", Instant.ofEpochSecond(credentials.session().expiresAt()).toString());
        return answer;
    }
}
