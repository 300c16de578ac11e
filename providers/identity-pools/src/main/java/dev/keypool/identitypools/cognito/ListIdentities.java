package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityDirectory;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.NumberShape;
import dev.keypool.identitypools.operations.PageTokens;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;

/** The identities of a pool, oldest first. Guests are none until they sign in. */
final class ListIdentities implements CognitoOperation {

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Members request = call.request();
        long max = request.number("MaxResults", NumberShape.QUERY_LIMIT);
        String token = request.optionalText("NextToken", TextShape.PAGINATION_KEY);
        boolean hideDisabled = Boolean.TRUE.equals(request.optionalFlag("HideDisabled"));
        IdentityPool pool = call.allowedPool();
        PageTokens tokens = call.pools().pageTokens();
        String list = call.operation().wireName() + "/" + pool.id() + "/" + hideDisabled;
        IdentityDirectory.Page page = call.pools().identityDirectory().list(pool.id(), (int) max, tokens.read(list, token), hideDisabled);
        ObjectNode answer = StrictJson.newObject().put("IdentityPoolId", call.clientsId(pool));
        ArrayNode identities = answer.putArray("Identities");
        for (Identity identity : page.identities()) {
            identities.add(IdentityDescriptions.of(identity, call.realm().settings().region(), call.names()));
        }
        if (page.next() != null) {
            answer.put("NextToken", tokens.issue(list, page.next()));
        }
        return answer;
    }
}
