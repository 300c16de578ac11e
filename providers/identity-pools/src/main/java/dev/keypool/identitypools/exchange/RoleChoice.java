package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.logins.RoleClaims;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.List;

/**
 * Which role an identity gets.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based access control</a>
 */
final class RoleChoice {

    private static final RoleClaims NONE = new RoleClaims(List.of(), null);

    private final RealmSnapshot realm;

    RoleChoice(RealmSnapshot realm) {
        this.realm = realm;
    }

    /**
     * @param login         null for a guest
     * @param customRoleArn the role that the caller asks for, or null
     */
    Role choose(IdentityPool pool, VerifiedLogin login, String customRoleArn) throws ExchangeException {
        RoleClaims claims = login != null && pool.rolesFromToken() ? login.roles() : NONE;
        if (customRoleArn != null) {
            // Without a token that lists it, a caller's wish is nobody's permission.
            if (!claims.roles().contains(customRoleArn)) {
                throw ExchangeException.notAuthorized(Refusal.ROLE_NOT_ALLOWED, "CustomRoleArn is not among the roles of the token.");
            }
            return byArn(customRoleArn);
        }
        if (claims.preferred() != null) {
            return byArn(claims.preferred());
        }
        return byName(login == null ? pool.unauthenticatedRole() : pool.authenticatedRole());
    }

    private Role byArn(String arn) throws ExchangeException {
        Role role = realm.rolesByName().get(arn.substring(arn.lastIndexOf('/') + 1));
        if (role == null || !role.arn().toString().equals(arn)) {
            throw ExchangeException.badPoolConfiguration(Refusal.ROLE_MISSING);
        }
        return role;
    }

    private Role byName(String name) throws ExchangeException {
        Role role = name == null ? null : realm.rolesByName().get(name);
        if (role == null) {
            throw ExchangeException.badPoolConfiguration(Refusal.ROLE_MISSING);
        }
        return role;
    }
}
