package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.ProviderNames;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes logins from an identity, for its holder, who proves it by other logins of the same identity, by these, or by the
 * word of the pool's backend. Whoever signs in with one of them next is somebody new.
 */
final class UnlinkIdentity implements CognitoOperation {

    private static final int MAX_LOGINS = 20;

    @Override
    public ObjectNode answer(Call call) throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        Members request = call.request();
        String identityId = request.text("IdentityId", TextShape.IDENTITY_ID);
        Map<String, String> tokens = request.requiredLogins();
        Set<String> names = new HashSet<>(request.texts("LoginsToRemove", TextShape.PROVIDER_NAME, 0, MAX_LOGINS));
        Identity identity = call.pools().exchange().find(identityId);
        IdentityPool pool = call.realm().pools().get(identity.poolId());
        if (pool == null) {
            throw ExchangeException.identityNotFound(identityId);
        }
        if (names.contains(pool.logins().developerProvider())) {
            throw ExchangeException.notPublicProvider();
        }
        call.pools().exchange().requireHolder(pool, identity, call.clientsId(identity.id()), tokens);
        ProviderNames providers = call.names();
        List<Login> removed = identity.logins().stream().filter(login -> !login.isDeveloper() && names.contains(providers.ofLogin(login))).toList();
        if (removed.stream().map(providers::ofLogin).distinct().count() < names.size()) {
            throw ExchangeException.invalidParameter("LoginsToRemove has a provider of which the identity has no login.");
        }
        try {
            if (!call.pools().identityDirectory().unlink(identity, removed)) {
                // Merged, deleted or unlinked since it was read above.
                throw ExchangeException.conflict("The identity was changed by other calls at the same time.");
            }
        } catch (IdentityConflictException e) {
            throw ExchangeException.conflict(e.getMessage());
        }
        return StrictJson.newObject();
    }
}
