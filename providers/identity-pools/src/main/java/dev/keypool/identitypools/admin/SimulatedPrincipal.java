package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.CallerIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the session that a simulation is about: of a role alone, or as a pool's identity has it.
 *
 * <ul>
 * <li>{@code role}: name, ARN or id
 * <li>{@code identityId}, or {@code identityPoolId} for somebody new in that pool
 * <li>{@code guest}: whether nobody signed in; {@code classicFlow}: whether the identity's holder assumed the role
 * <li>{@code amr}: what follows {@code authenticated} in {@code cognito-identity.amazonaws.com:amr}
 * <li>{@code sessionName}, {@code sourceIdentity}, {@code tags}, {@code sessionPolicies}
 * </ul>
 */
final class SimulatedPrincipal {

    private static final Set<String> MEMBERS = Set.of("role", "identityId", "identityPoolId", "guest", "classicFlow", "amr",
            "sessionName", "sourceIdentity", "tags", "sessionPolicies");
    private static final String POOLS_SESSION = "CognitoIdentityCredentials";
    private static final int LIFETIME = 3600;
    /** STS takes one policy and the names of ten more. */
    private static final int MAX_POLICIES = 11;
    private static final int MAX_TAGS = 50;
    private static final int MAX_AMR = 50;
    private static final Pattern NAMES = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final Document principal;
    private final RealmSnapshot realm;
    private final Function<String, Identity> identities;

    /** @param identities finds a stored identity or a guest's by {@code region:uuid}; throws when there is none */
    SimulatedPrincipal(Document principal, RealmSnapshot realm, Function<String, Identity> identities) {
        this.principal = principal;
        this.realm = realm;
        this.identities = identities;
    }

    /** @param json null when the member is absent */
    static Document document(ObjectNode json) {
        if (json == null) {
            throw new InvalidConfigurationException("principal must be an object.");
        }
        return new Document(json, MEMBERS, Set.of());
    }

    /**
     * @param now seconds since the epoch: the session has just been issued
     * @throws InvalidConfigurationException when there is no such session
     */
    CallerIdentity caller(long now) {
        Role role = role();
        PoolIdentity pool = pool();
        List<String> policies = policies();
        if (pool != null && pool.isGuest() && pool.enhanced() && !policies.isEmpty()) {
            throw new InvalidConfigurationException("sessionPolicies: guests of the enhanced flow have those of their pool and no others.");
        }
        String name = named("sessionName", pool != null && pool.enhanced() ? POOLS_SESSION : "simulation");
        return new CallerIdentity(new Session(role.id(), name, pool, null, tags(), named("sourceIdentity", null), policies, List.of(),
                now, now, now + LIFETIME), role);
    }

    private Role role() {
        String name = principal.text("role");
        Role role = name == null ? null : name.startsWith("arn:") ? realm.roleByArn(name)
                : realm.rolesByName().getOrDefault(name, realm.rolesById().get(name));
        if (role == null) {
            throw new InvalidConfigurationException("principal.role must be the name, ARN or id of a role of this realm that can be used.");
        }
        return role;
    }

    private PoolIdentity pool() {
        Identity identity = principal.text("identityId") == null ? null : identities.apply(principal.text("identityId"));
        String poolId = principal.text("identityPoolId");
        boolean guest = principal.value("guest") == null ? identity != null && identity.isGuest() : principal.flag("guest");
        boolean classic = principal.flag("classicFlow");
        if (identity == null && poolId == null) {
            if (guest || classic || principal.value("amr") != null) {
                throw new InvalidConfigurationException("guest, classicFlow and amr need an identityId or identityPoolId.");
            }
            return null;
        }
        IdentityPool pool = poolId == null ? realm.pools().get(identity.poolId()) : realm.pool(poolId);
        if (pool == null || identity != null && !identity.poolId().equals(pool.id())) {
            throw new InvalidConfigurationException("identityPoolId must be the id of a pool of this realm that can be used, and the identity's.");
        }
        if (guest && identity != null && !identity.isGuest()) {
            throw new InvalidConfigurationException("guest: the identity is a person's.");
        }
        // Somebody new: as the pool would make their id.
        String id = identity != null ? identity.id() : guest ? realm.guests().create(pool.id()) : UUID.randomUUID().toString();
        return new PoolIdentity(pool.id(), id, amr(guest), !classic);
    }

    private List<String> amr(boolean guest) {
        List<String> providers = principal.texts("amr");
        if (providers.size() > MAX_AMR || guest && !providers.isEmpty() || providers.contains(PoolIdentity.UNAUTHENTICATED)) {
            throw new InvalidConfigurationException("amr holds login providers, at most " + MAX_AMR + "; a guest has none.");
        }
        if (guest) {
            return List.of(PoolIdentity.UNAUTHENTICATED);
        }
        return Stream.concat(Stream.of("authenticated"), providers.stream()).distinct().toList();
    }

    private SessionTags tags() {
        Map<String, String> tags = principal.map("tags");
        boolean valid = tags.size() <= MAX_TAGS && tags.entrySet().stream().allMatch(tag ->
                !tag.getKey().isEmpty() && tag.getKey().length() <= 128 && tag.getValue().length() <= 256);
        try {
            if (valid) {
                return SessionTags.of(tags);
            }
        } catch (IllegalArgumentException e) {
            // Two keys that differ in case only.
        }
        throw new InvalidConfigurationException("tags has at most " + MAX_TAGS + " keys of 1 to 128 characters that differ in more than case,"
                + " and values of at most 256.");
    }

    private List<String> policies() {
        List<String> policies = principal.policies("sessionPolicies");
        if (policies.size() > MAX_POLICIES) {
            throw new InvalidConfigurationException("sessionPolicies are at most " + MAX_POLICIES + ".");
        }
        for (int i = 0; i < policies.size(); i++) {
            try {
                Policy.parse(policies.get(i), PolicyKind.SESSION);
            } catch (PolicyException e) {
                throw new InvalidConfigurationException("sessionPolicies[" + i + "]: " + e.getMessage());
            }
        }
        return policies;
    }

    private String named(String member, String byDefault) {
        String name = principal.text(member);
        if (name != null && !NAMES.matcher(name).matches()) {
            throw new InvalidConfigurationException(member + " has 2 to 64 letters, digits and characters of +=,.@-_ .");
        }
        return name == null ? byDefault : name;
    }
}
