package dev.keypool.identitypools.operations;

import dev.keypool.identitypools.IdentityPool;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Condition keys about tags, in lower case.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
 */
public final class ConditionKeys {

    private static final String RESOURCE_TAG = "aws:resourcetag/";
    private static final String REQUEST_TAG = "aws:requesttag/";
    private static final String TAG_KEYS = "aws:tagkeys";

    private ConditionKeys() {
    }

    /** @param pool null when there is none of that id */
    public static Map<String, List<String>> ofPool(IdentityPool pool) {
        return pool == null ? Map.of() : tags(RESOURCE_TAG, pool.tags());
    }

    /** Of a request that sets these tags. */
    public static Map<String, List<String>> settingTags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> keys = new HashMap<>(tags(REQUEST_TAG, tags));
        keys.put(TAG_KEYS, List.copyOf(tags.keySet()));
        return keys;
    }

    /** Of a request that removes tags. */
    public static Map<String, List<String>> removingTags(Collection<String> tagKeys) {
        return tagKeys.isEmpty() ? Map.of() : Map.of(TAG_KEYS, List.copyOf(tagKeys));
    }

    private static Map<String, List<String>> tags(String prefix, Map<String, String> tags) {
        Map<String, List<String>> keys = new HashMap<>();
        tags.forEach((key, value) -> keys.put(prefix + key.toLowerCase(Locale.ROOT), List.of(value)));
        return keys;
    }
}
