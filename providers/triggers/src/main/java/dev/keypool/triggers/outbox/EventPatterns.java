package dev.keypool.triggers.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;

/**
 * Which events somebody wants: types of user events such as {@code LOGIN}, and of admin events such as {@code USER:CREATE};
 * {@code *} stands for any text but the colon.
 */
public final class EventPatterns {

    static final int MAX_PATTERNS = 50;

    private static final Pattern SYNTAX = Pattern.compile("[A-Z0-9_*]{1,64}(:[A-Z0-9_*]{1,64})?");
    private static final Set<String> USER_EVENTS = names(EventType.values());
    private static final Set<String> OPERATIONS = names(OperationType.values());

    private final List<String> patterns;

    private EventPatterns(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** @throws IllegalArgumentException when they are none; the message says what they must be */
    public static EventPatterns of(List<String> patterns) {
        if (patterns.isEmpty() || patterns.size() > MAX_PATTERNS) {
            throw new IllegalArgumentException("must have 1 to " + MAX_PATTERNS + " values.");
        }
        for (String pattern : patterns) {
            if (!SYNTAX.matcher(pattern).matches()) {
                throw new IllegalArgumentException("must be types of events such as LOGIN, *_ERROR or USER:CREATE.");
            }
            // Resource types are an open list: extensions have their own.
            int colon = pattern.indexOf(':');
            Set<String> known = colon < 0 ? USER_EVENTS : OPERATIONS;
            String name = pattern.substring(colon + 1);
            if (known.stream().noneMatch(type -> matches(name, type))) {
                throw new IllegalArgumentException("has no such event: " + pattern + ".");
            }
        }
        return new EventPatterns(patterns);
    }

    boolean wantsUserEvent(String type) {
        return wants(type);
    }

    boolean wantsAdminEvent(String resourceType, String operationType) {
        return wants(resourceType + ":" + operationType);
    }

    private boolean wants(String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    /** Greedy, with one step back: no pattern takes more than its length times the name's. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int from = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0 && name.charAt(from) != ':') {
                p = star + 1;
                n = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventPatterns that && patterns.equals(that.patterns);
    }

    @Override
    public int hashCode() {
        return patterns.hashCode();
    }

    @Override
    public String toString() {
        return patterns.toString();
    }
}
