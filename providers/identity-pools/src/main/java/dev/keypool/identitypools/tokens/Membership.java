package dev.keypool.identitypools.tokens;

import java.util.List;

/**
 * A group that a person is a member of.
 *
 * @param name       the group's name, for a subgroup with those of its parents before it: {@code staff/administrators}
 * @param roles      ARNs of its roles; Cognito's groups have one at most
 * @param precedence 0 to {@link #MAX_PRECEDENCE}, the lower takes precedence; {@link #NO_PRECEDENCE} comes last
 */
record Membership(String name, List<String> roles, long precedence) {

    static final long MAX_PRECEDENCE = Integer.MAX_VALUE;
    static final long NO_PRECEDENCE = MAX_PRECEDENCE + 1;

    Membership {
        roles = List.copyOf(roles);
    }

    /** What is no number of Cognito's range counts as no precedence: such a group must not come before others by a slip. */
    static long precedenceOf(String attribute) {
        if (attribute == null || attribute.isEmpty() || attribute.length() > 10 || !attribute.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NO_PRECEDENCE;
        }
        return Math.min(Long.parseLong(attribute), NO_PRECEDENCE);
    }
}
