package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.WarmIdentityPools;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestIds;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.ValidationException;
import java.util.HashMap;
import java.util.Map;

/**
 * GetCredentialsForIdentity without a Keycloak session, where everything that it asks is remembered. Says nothing but
 * yes: a call that is refused here is asked again with a session, which tells why, counts it and tells listeners.
 */
public final class WarmCredentials {

    private static final String TARGET = CognitoOperations.TARGET_PREFIX + Operation.GET_CREDENTIALS_FOR_IDENTITY.wireName();

    private final WarmIdentityPools pools;

    public WarmCredentials(WarmIdentityPools pools) {
        this.pools = pools;
    }

    /** Whether it is worth asking, by the headers alone. */
    public static boolean mayAnswer(String target, String contentType) {
        return TARGET.equals(target) && AwsJson.isContentType(contentType);
    }

    /** Of a call with those headers: null when it has to have a session. */
    public WarmAnswer answer(WarmCall call) {
        long start = System.nanoTime();
        try {
            WarmIdentityPools.Realm realm = pools.realm(call.realm(), call.base(), call.remoteAddress());
            Members request = Members.of(StrictJson.object(call.body()));
            byte[] body = StrictJson.bytes(GetCredentialsForIdentity.answer(GetCredentialsForIdentity.exchanged(realm.exchange(), request)));
            // Last: a call that is asked again counts there.
            if (!realm.tryAcquire(Operation.GET_CREDENTIALS_FOR_IDENTITY)) {
                return null;
            }
            pools.meters().recordWarm(Operation.GET_CREDENTIALS_FOR_IDENTITY, System.nanoTime() - start);
            return new WarmAnswer(headers(realm.snapshot().headers(), call.crossOrigin()), body);
        } catch (ColdException | ExchangeException | BadRequestException | ValidationException e) {
            return null;
        }
    }

    private static Map<String, String> headers(Map<String, String> keycloaks, boolean crossOrigin) {
        Map<String, String> headers = new HashMap<>(keycloaks);
        headers.put("Content-Type", AwsJson.CONTENT_TYPE);
        headers.putAll(AwsCors.headers(crossOrigin));
        headers.put("x-amzn-RequestId", RequestIds.next());
        return headers;
    }
}
