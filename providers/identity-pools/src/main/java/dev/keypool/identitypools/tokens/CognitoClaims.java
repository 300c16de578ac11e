package dev.keypool.identitypools.tokens;

import dev.keypool.identitypools.roles.RoleClaims;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What Cognito's tokens say of a person's groups and their roles.
 *
 * @param groups {@code cognito:groups}: the groups by precedence, then by name
 * @param roles  {@code cognito:roles} in the same order, and {@code cognito:preferred_role}
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html">Adding groups to a user pool</a>
 */
record CognitoClaims(List<String> groups, RoleClaims roles) {

    static final String GROUPS = "cognito:groups";

    private static final Comparator<Membership> BY_PRECEDENCE = Comparator.comparingLong(Membership::precedence).thenComparing(Membership::name);

    CognitoClaims {
        groups = List.copyOf(groups);
    }

    static CognitoClaims of(List<Membership> memberships) {
        List<Membership> sorted = memberships.stream().sorted(BY_PRECEDENCE).toList();
        Set<String> roles = new LinkedHashSet<>();
        sorted.forEach(group -> roles.addAll(group.roles()));
        return new CognitoClaims(sorted.stream().map(Membership::name).toList(), new RoleClaims(List.copyOf(roles), preferred(sorted)));
    }

    /** The one role of the groups that come first among those that have any; null when these have several. */
    private static String preferred(List<Membership> sorted) {
        List<Membership> withRoles = sorted.stream().filter(group -> !group.roles().isEmpty()).toList();
        Set<String> first = new LinkedHashSet<>();
        for (Membership group : withRoles) {
            if (group.precedence() == withRoles.get(0).precedence()) {
                first.addAll(group.roles());
            }
        }
        return first.size() == 1 ? first.iterator().next() : null;
    }
}
