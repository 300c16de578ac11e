package dev.keypool.iam.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of a request besides principal, action and resource. Keys are asked for when a condition or variable needs them. */
@FunctionalInterface
public interface ConditionContext {

    /**
     * The values of a key.
     *
     * @param lowerCaseKey the key in lower case, as {@code aws:sourceip}; tag keys too: {@code aws:principaltag/team}
     * @return its values, or null when the request does not have the key
     */
    List<String> values(String lowerCaseKey);

    /**
     * A context that is known beforehand.
     *
     * @param values values by key; a key's case does not matter
     * @return the context, independent of later changes to the map
     * @throws IllegalArgumentException when two keys differ only in case
     */
    static ConditionContext of(Map<String, List<String>> values) {
        Map<String, List<String>> folded = new HashMap<>(values.size() * 2);
        values.forEach((key, list) -> {
            if (folded.put(key.toLowerCase(Locale.ROOT), List.copyOf(list)) != null) {
                throw new IllegalArgumentException("The condition key " + key + " is there twice.");
            }
        });
        return folded::get;
    }
}
