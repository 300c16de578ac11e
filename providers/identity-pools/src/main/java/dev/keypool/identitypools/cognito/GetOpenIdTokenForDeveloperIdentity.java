package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.DeveloperUserTakenException;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.openid.TokenLogin;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.NumberShape;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OpenID token for a user whom the pool's own backend has signed in, whose identity is found or made. */
final class GetOpenIdTokenForDeveloperIdentity implements CognitoOperation {

    private static final long DEFAULT_DURATION = 900;

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Members request = call.request();
        IdentityPool pool = call.allowedPool();
        String identityId = request.optionalText("IdentityId", TextShape.IDENTITY_ID);
        Map<String, String> tokens = new LinkedHashMap<>(request.requiredLogins());
        Long duration = request.optionalNumber("TokenDuration", NumberShape.TOKEN_DURATION);
        SessionTags tags = DeveloperTags.of(request);
        String provider = Developers.among(tokens, pool);
        String user = tokens.remove(provider);
        if (!TextShape.DEVELOPER_USER.accepts(user)) {
            throw ExchangeException.invalidParameter("A developer user identifier has at most " + Login.MAX_SUBJECT
                    + " characters, none of them a control character or half of one.");
        }
        Identity identity = identityId == null ? null : FoundIdentity.of(call, pool, identityId);
        List<VerifiedLogin> others = call.pools().exchange().verify(pool, tokens);
        Login developer = Login.ofDeveloper(provider, user);
        String owner = call.clientsId(owner(call, pool, identity, developer, others));
        List<TokenLogin> logins = new ArrayList<>(TokenLogin.of(others));
        logins.add(TokenLogin.ofDeveloper(developer));
        String token = call.pools().poolTokens().issue(call.clientsId(pool), owner, amr(provider, call.clientsId(pool), user, others), logins,
                tags, (int) (duration == null ? DEFAULT_DURATION : duration));
        call.issued(new Exchanged(owner, pool, others, null, null));
        return StrictJson.newObject().put("IdentityId", owner).put("Token", token);
    }

    private static String owner(Call call, IdentityPool pool, Identity identity, Login developer, List<VerifiedLogin> others) throws ExchangeException {
        List<Login> logins = new ArrayList<>(List.of(developer));
        others.forEach(login -> logins.add(login.login()));
        try {
            String owner = identity == null ? call.pools().identities().ownerOfAll(pool.id(), null, logins)
                    : call.pools().identityDirectory().link(pool.id(), identity, logins);
            if (owner == null) {
                throw ExchangeException.loginsDoNotMatch();
            }
            return owner;
        } catch (DeveloperUserTakenException e) {
            throw ExchangeException.developerUserAlreadyRegistered();
        } catch (IdentityConflictException e) {
            throw ExchangeException.conflict(e.getMessage());
        }
    }

    private static List<String> amr(String provider, String poolId, String user, List<VerifiedLogin> others) {
        List<String> amr = new ArrayList<>(List.of("authenticated", provider, provider + ":" + poolId + ":" + user));
        others.forEach(login -> amr.addAll(login.amr()));
        return amr;
    }
}
