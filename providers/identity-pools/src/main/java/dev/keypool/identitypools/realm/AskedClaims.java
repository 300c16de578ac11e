package dev.keypool.identitypools.realm;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.roles.PrincipalTags;
import dev.keypool.identitypools.roles.RoleClaims;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The claims that pools read: of remembered tokens nothing else is kept. */
final class AskedClaims {

    private AskedClaims() {
    }

    static Set<String> of(Collection<IdentityPool> pools) {
        Set<String> claims = new HashSet<>();
        for (IdentityPool pool : pools) {
            for (RoleMapping mapping : pool.roleMappings().values()) {
                if (mapping.type() == RoleMapping.Type.TOKEN) {
                    claims.add(RoleClaims.ROLES);
                    claims.add(RoleClaims.PREFERRED_ROLE);
                }
                mapping.rules().forEach(rule -> claims.add(rule.claim()));
            }
            pool.principalTags().keySet().forEach(provider -> claims.addAll(PrincipalTags.mapped(pool, provider).values()));
        }
        return claims;
    }
}
