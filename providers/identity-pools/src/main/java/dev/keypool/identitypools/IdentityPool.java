package dev.keypool.identitypools;

import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.AttributeMap;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.List;
import java.util.Map;
import org.keycloak.provider.Provider;

/**
 * A set of trusted login providers and the roles that their people get.
 *
 * <p>It is a {@link Provider} because Keycloak takes a component's type from the provider class of its SPI: this
 * class's name is the type of the component in realm files and in the admin REST API.
 *
 * @param id                   the component's id: the pool's id after {@code region:}
 * @param name                 1 to 128 characters of {@code [\w\s+=,.@-]}
 * @param allowUnauthenticated whether guests get credentials
 * @param allowClassicFlow     whether identities get OpenID tokens to assume roles with themselves (GetOpenIdToken)
 * @param logins               whose tokens are logins
 * @param authenticatedRole    name of the role for people who signed in, or null
 * @param unauthenticatedRole  name of the role for guests, or null
 * @param roleMappings         how logins choose among roles, by {@link dev.keypool.identitypools.logins.ProviderKey}
 * @param principalTags        which claims become session tags, by the same keys
 * @param guestSessionPolicies session policies of guests in the enhanced flow, JSON; none when they are not narrowed
 * @param tags                 labels of the pool itself
 * @param revokedBefore        seconds since the epoch: credentials issued before are refused, 0 for none
 */
public record IdentityPool(String id, String name, boolean allowUnauthenticated, boolean allowClassicFlow, TrustedLogins logins,
                           String authenticatedRole, String unauthenticatedRole, Map<String, RoleMapping> roleMappings,
                           Map<String, AttributeMap> principalTags, List<String> guestSessionPolicies,
                           Map<String, String> tags, long revokedBefore) implements Provider {

    public IdentityPool {
        roleMappings = Map.copyOf(roleMappings);
        principalTags = Map.copyOf(principalTags);
        guestSessionPolicies = List.copyOf(guestSessionPolicies);
        tags = Map.copyOf(tags);
    }

    @Override
    public void close() {
    }
}
