package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityDirectory;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.NumberShape;
import dev.keypool.identitypools.operations.PageTokens;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.List;

/** Which identity a user of the developer provider has, or which users an identity has. */
final class LookupDeveloperIdentity implements CognitoOperation {

    private static final int MAX_RESULTS = 60;

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Members request = call.request();
        IdentityPool pool = call.allowedPool();
        String identityId = request.optionalText("IdentityId", TextShape.IDENTITY_ID);
        String user = request.optionalText("DeveloperUserIdentifier", TextShape.DEVELOPER_USER);
        Long max = request.optionalNumber("MaxResults", NumberShape.QUERY_LIMIT);
        String token = request.optionalText("NextToken", TextShape.PAGINATION_KEY);
        if (identityId == null && user == null) {
            throw ExchangeException.invalidParameter("Either IdentityId or DeveloperUserIdentifier must be given.");
        }
        String provider = Developers.require(pool, pool.logins().developerProvider());
        Identity identity = identityId == null ? null : FoundIdentity.of(call, pool, identityId);
        if (user != null) {
            String owner = owner(call, pool, Login.ofDeveloper(provider, user), identity);
            if (identity != null) {
                return answer(call, owner, List.of(user));
            }
            return page(call, pool, provider, owner, max, token);
        }
        return page(call, pool, provider, identity.id(), max, token);
    }

    private static String owner(Call call, IdentityPool pool, Login login, Identity claimed) throws ExchangeException {
        String owner = call.pools().identityDirectory().ownerOf(pool.id(), login);
        if (claimed != null && !claimed.id().equals(owner)) {
            throw ExchangeException.conflict("DeveloperUserIdentifier and IdentityId do not belong to each other.");
        }
        if (owner == null) {
            throw ExchangeException.resourceNotFound("Developer user identifier not found.");
        }
        return owner;
    }

    private static ObjectNode page(Call call, IdentityPool pool, String provider, String identity, Long max, String token) throws ExchangeException {
        PageTokens tokens = call.pools().pageTokens();
        String list = call.operation().wireName() + "/" + pool.id() + "/" + identity;
        IdentityDirectory.Identifiers found = call.pools().identityDirectory().developerIdentifiers(identity, provider,
                max == null ? MAX_RESULTS : max.intValue(), tokens.read(list, token));
        ObjectNode answer = answer(call, identity, found.identifiers());
        if (found.next() != null) {
            answer.put("NextToken", tokens.issue(list, found.next()));
        }
        return answer;
    }

    private static ObjectNode answer(Call call, String identity, List<String> users) {
        ObjectNode answer = StrictJson.newObject().put("IdentityId", call.clientsId(identity));
        users.forEach(answer.putArray("DeveloperUserIdentifierList")::add);
        return answer;
    }
}
