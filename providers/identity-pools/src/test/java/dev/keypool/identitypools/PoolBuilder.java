package dev.keypool.identitypools;

import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.AttributeMap;
import dev.keypool.identitypools.roles.GuestScope;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pool as a test needs it; unless told otherwise the example's, with guests, both roles and the app client {@code web}. */
public final class PoolBuilder {

    private final List<AppClient> appClients = new ArrayList<>(List.of(new AppClient(null, "web", false)));
    private final Map<String, Set<String>> publicProviders = new LinkedHashMap<>();
    private final Map<String, Set<String>> oidcProviders = new LinkedHashMap<>();
    private final Map<String, Set<String>> samlProviders = new LinkedHashMap<>();
    private final Map<String, RoleMapping> roleMappings = new HashMap<>();
    private final Map<String, AttributeMap> principalTags = new HashMap<>();
    private String id = Example.POOL;
    private boolean guests = true;
    private boolean classicFlow;
    private String developerProvider;
    private String authenticatedRole = "Players";
    private String unauthenticatedRole = "Guests";
    private List<String> guestSessionPolicies = GuestScope.DEFAULT;
    private long revokedBefore;

    public PoolBuilder id(String id) {
        this.id = id;
        return this;
    }

    public PoolBuilder withoutGuests() {
        guests = false;
        return this;
    }

    public PoolBuilder classicFlow() {
        classicFlow = true;
        return this;
    }

    /** Both may be null. */
    public PoolBuilder roles(String authenticated, String unauthenticated) {
        authenticatedRole = authenticated;
        unauthenticatedRole = unauthenticated;
        return this;
    }

    public PoolBuilder withoutAppClients() {
        appClients.clear();
        return this;
    }

    /** One more. */
    public PoolBuilder appClient(AppClient client) {
        appClients.add(client);
        return this;
    }

    public PoolBuilder publicProvider(String name, String... applications) {
        publicProviders.put(name, Set.of(applications));
        return this;
    }

    public PoolBuilder oidcProvider(String alias, String... clientIds) {
        oidcProviders.put(alias, Set.of(clientIds));
        return this;
    }

    public PoolBuilder samlProvider(String alias, String... audiences) {
        samlProviders.put(alias, Set.of(audiences));
        return this;
    }

    public PoolBuilder developerProvider(String name) {
        developerProvider = name;
        return this;
    }

    public PoolBuilder roleMapping(String provider, RoleMapping mapping) {
        roleMappings.put(provider, mapping);
        return this;
    }

    /** The role that the token names, else the authenticated role. */
    public PoolBuilder rolesFromToken() {
        return roleMapping("realm:web", new RoleMapping(RoleMapping.Type.TOKEN, RoleMapping.Ambiguous.AUTHENTICATED_ROLE, List.of()));
    }

    /** @param tags tag to claim */
    public PoolBuilder principalTags(String provider, Map<String, String> tags) {
        principalTags.put(provider, new AttributeMap(false, tags));
        return this;
    }

    public PoolBuilder defaultPrincipalTags(String provider) {
        principalTags.put(provider, new AttributeMap(true, Map.of()));
        return this;
    }

    /** None for guests who may do all that their role allows. */
    public PoolBuilder guestSessionPolicies(String... policies) {
        guestSessionPolicies = List.of(policies);
        return this;
    }

    public PoolBuilder revokedBefore(long seconds) {
        revokedBefore = seconds;
        return this;
    }

    public IdentityPool build() {
        return new IdentityPool(id, "games", guests, classicFlow,
                new TrustedLogins(appClients, publicProviders, oidcProviders, samlProviders, developerProvider), authenticatedRole,
                unauthenticatedRole, roleMappings, principalTags, guestSessionPolicies, Map.of(), revokedBefore);
    }
}
