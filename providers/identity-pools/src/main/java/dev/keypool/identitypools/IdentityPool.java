package dev.keypool.identitypools;

import java.util.Set;
import org.keycloak.provider.Provider;

/**
 * A set of trusted login providers and the roles that their people get.
 *
 * <p>It is a {@link Provider} because Keycloak takes a component's type from the provider class of its SPI: this
 * class's name is the type of the component in realm files and in the admin REST API.
 *
 * @param id                     the component's id: the pool's id after {@code region:}
 * @param name                   1 to 128 characters of {@code [\w\s+=,.@-]}
 * @param allowUnauthenticated   whether guests get credentials
 * @param appClients             client ids of the realm whose ID tokens are logins
 * @param authenticatedRole      name of the role for people who signed in, or null
 * @param unauthenticatedRole    name of the role for guests, or null
 * @param rolesFromToken         whether the claims {@code cognito:roles} and {@code cognito:preferred_role} of an ID token
 *                               choose among the roles, as a role mapping of type Token does in Cognito
 */
public record IdentityPool(String id, String name, boolean allowUnauthenticated, Set<String> appClients,
                           String authenticatedRole, String unauthenticatedRole, boolean rolesFromToken) implements Provider {

    public IdentityPool {
        appClients = Set.copyOf(appClients);
    }

    @Override
    public void close() {
    }
}
