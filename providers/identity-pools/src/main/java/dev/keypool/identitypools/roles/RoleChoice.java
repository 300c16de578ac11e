package dev.keypool.identitypools.roles;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Which role an identity gets.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based access control</a>
 */
public final class RoleChoice {

    private final RealmSnapshot realm;

    public RoleChoice(RealmSnapshot realm) {
        this.realm = realm;
    }

    /**
     * Of several logins, the first whose provider has a role mapping chooses.
     *
     * @param logins        none for a guest
     * @param customRoleArn the role that the caller asks for, or null
     */
    public Role choose(IdentityPool pool, List<VerifiedLogin> logins, String customRoleArn) throws ExchangeException {
        for (VerifiedLogin login : logins) {
            RoleMapping mapping = pool.roleMappings().get(login.mappingKey());
            if (mapping != null) {
                return mapped(pool, login, mapping, customRoleArn);
            }
        }
        if (customRoleArn != null) {
            // Without a mapping that offers it, a caller's wish is nobody's permission.
            throw notAllowed();
        }
        return byName(logins.isEmpty() ? pool.unauthenticatedRole() : pool.authenticatedRole());
    }

    private Role mapped(IdentityPool pool, VerifiedLogin login, RoleMapping mapping, String customRoleArn) throws ExchangeException {
        Role chosen = mapping.type() == RoleMapping.Type.TOKEN ? fromToken(RoleClaims.of(login.claims()), customRoleArn)
                : byRules(login, mapping, customRoleArn);
        if (chosen != null) {
            return chosen;
        }
        if (mapping.ambiguous() == RoleMapping.Ambiguous.DENY) {
            throw ExchangeException.notAuthorized(Refusal.ROLE_AMBIGUOUS,
                    "The ambiguous role mapping rules for: " + login.amr().get(0) + " denied this request.");
        }
        return byName(pool.authenticatedRole());
    }

    /** Null when the token does not say which. */
    private Role fromToken(RoleClaims claims, String customRoleArn) throws ExchangeException {
        if (customRoleArn != null) {
            if (!claims.roles().contains(customRoleArn)) {
                throw notAllowed();
            }
            return byArn(customRoleArn);
        }
        return claims.preferred() == null ? null : byArn(claims.preferred());
    }

    /** The first that matches; a CustomRoleArn picks among those that do. Null when none matches and none was asked for. */
    private Role byRules(VerifiedLogin login, RoleMapping mapping, String customRoleArn) throws ExchangeException {
        for (MappingRule rule : mapping.rules()) {
            if (rule.matches(login.claims().of(rule.claim())) && (customRoleArn == null || isArnOf(rule.role(), customRoleArn))) {
                return byName(rule.role());
            }
        }
        if (customRoleArn != null) {
            throw notAllowed();
        }
        return null;
    }

    private boolean isArnOf(String name, String arn) {
        return Optional.ofNullable(realm.rolesByName().get(name)).filter(role -> role.arn().toString().equals(arn)).isPresent();
    }

    private Role byArn(String arn) throws ExchangeException {
        Role role = realm.roleByArn(arn);
        if (role == null) {
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

    private static ExchangeException notAllowed() {
        return ExchangeException.notAuthorized(Refusal.ROLE_NOT_ALLOWED, "CustomRoleArn is not among the roles that this login may choose.");
    }
}
