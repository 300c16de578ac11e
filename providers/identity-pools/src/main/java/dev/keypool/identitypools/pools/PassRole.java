package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.exchange.CognitoKeys;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.requests.Authorizer;
import dev.keypool.identitypools.requests.CallerIdentity;
import java.util.List;
import java.util.Map;

/**
 * Whether the caller may give a role to a pool, whose people then get its credentials: {@code iam:PassRole}. Without it,
 * whoever may set roles could hand an administrator's role to guests.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Granting permissions to pass a role</a>
 */
final class PassRole {

    private static final String ACTION = "iam:PassRole";

    private final RealmSnapshot realm;
    private final Authorizer authorizer;
    private final CallerIdentity caller;
    private final Map<String, List<String>> keys;

    /** @param poolId the pool that is to have the role, {@code region:uuid} */
    PassRole(RealmSnapshot realm, Authorizer authorizer, CallerIdentity caller, String poolId) {
        this.realm = realm;
        this.authorizer = authorizer;
        this.caller = caller;
        this.keys = Map.of("iam:passedtoservice", List.of(CognitoKeys.PROVIDER),
                "iam:associatedresourcearn", List.of(realm.settings().poolArn(poolId)));
    }

    /** The role of that ARN. One that is not there is refused in the same words: who may not pass roles learns of none. */
    Role require(String arn) throws ExchangeException {
        Role role = realm.roleByArn(arn);
        requireAllowed(arn);
        if (role == null) {
            throw forbidden(arn);
        }
        return role;
    }

    /** For a mapping with which tokens name the role: any that there is, and any that there will be. */
    void requireAny() throws ExchangeException {
        String beginning = "arn:aws:iam::" + realm.settings().account() + ":role/";
        try {
            authorizer.requireAllUnder(caller, ACTION, beginning, keys);
        } catch (AccessDeniedException e) {
            throw forbidden(beginning + "*");
        }
    }

    private void requireAllowed(String arn) throws ExchangeException {
        try {
            authorizer.require(caller, ACTION, arn, keys);
        } catch (AccessDeniedException e) {
            throw forbidden(arn);
        }
    }

    private static ExchangeException forbidden(String arn) {
        return ExchangeException.notAuthorized(Refusal.ROLE_NOT_PASSED, "Access to Role '" + arn + "' is forbidden.");
    }
}
