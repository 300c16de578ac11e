package dev.keypool.identitypools.credentials;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Session tags. Keys are compared without regard to case, and keep the case that they were given in.
 *
 * @param values     key to value, read as {@code aws:PrincipalTag/<key>}
 * @param transitive keys of the tags that go on to a role that the session assumes; each is one of {@code values}
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in STS</a>
 */
public record SessionTags(Map<String, String> values, Set<String> transitive) {

    public static final SessionTags NONE = new SessionTags(Map.of(), Set.of());

    /** @throws IllegalArgumentException when two keys differ in case only, or a transitive key has no tag */
    public SessionTags {
        TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(values);
        TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        keys.addAll(transitive);
        if (sorted.size() != values.size() || !sorted.keySet().containsAll(keys)) {
            throw new IllegalArgumentException("session tags have keys that differ in more than case, and transitive keys are among them");
        }
        values = Collections.unmodifiableMap(sorted);
        transitive = Collections.unmodifiableSet(keys);
    }

    public static SessionTags of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new SessionTags(values, Set.of());
    }

    /** The tags of a session that one with these tags begins: its transitive ones, and those that are passed. */
    public SessionTags handedOn(SessionTags passed) {
        if (transitive.isEmpty()) {
            return passed;
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(passed.values);
        transitive.forEach(key -> all.put(key, values.get(key)));
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        keys.addAll(transitive);
        keys.addAll(passed.transitive);
        return new SessionTags(all, keys);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
