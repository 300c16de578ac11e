package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.federation.TagRules;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code Tags} and {@code TransitiveTagKeys} of AssumeRole. */
final class TagParameters {

    private static final String TAGS = "Tags";
    private static final String TRANSITIVE = "TransitiveTagKeys";

    private final TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<String> transitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private boolean duplicate;

    /** Of parameters that are not checked yet. */
    static TagParameters read(StsParameters parameters) throws BadRequestException {
        TagParameters read = new TagParameters();
        List<Map<String, String>> tags = parameters.structures(TAGS);
        requireAtMost(parameters, TAGS, tags.size());
        for (int i = 0; i < tags.size(); i++) {
            String place = TAGS + "." + (i + 1) + ".member.";
            String key = part(parameters, place + "key", tags.get(i).get("Key"), 1, TagRules.MAX_KEY, TagRules.KEYS);
            String value = part(parameters, place + "value", tags.get(i).get("Value"), 0, TagRules.MAX_VALUE, TagRules.VALUES);
            read.duplicate |= read.values.put(key, value) != null;
        }
        List<String> keys = parameters.list(TRANSITIVE);
        requireAtMost(parameters, TRANSITIVE, keys.size());
        for (int i = 0; i < keys.size(); i++) {
            read.transitive.add(part(parameters, TRANSITIVE + "." + (i + 1) + ".member", keys.get(i), 1, TagRules.MAX_KEY, TagRules.KEYS));
        }
        return read;
    }

    /**
     * The tags that were passed.
     *
     * @param callers the tags of the session that asks: what it hands on cannot be given another value
     */
    SessionTags check(SessionTags callers) throws StsException {
        if (duplicate) {
            throw StsException.invalidParameterValue("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        if (values.keySet().stream().anyMatch(TagRules::isReserved)) {
            throw StsException.invalidParameterValue("Tag keys that begin with aws: are reserved.");
        }
        if (values.keySet().stream().anyMatch(callers.transitive()::contains)) {
            throw StsException.invalidParameterValue("One of the specified transitive tag keys can't be set because it conflicts with"
                    + " a transitive tag key from the calling session.");
        }
        if (!values.keySet().containsAll(transitive)) {
            throw StsException.invalidParameterValue("The specified transitive tag key must be included in the requested tags.");
        }
        return values.isEmpty() ? SessionTags.NONE : new SessionTags(values, transitive);
    }

    private static void requireAtMost(StsParameters parameters, String list, int size) {
        if (size > TagRules.MAX_TAGS) {
            parameters.broken(list, "Member must have length less than or equal to " + TagRules.MAX_TAGS);
        }
    }

    private static String part(StsParameters parameters, String place, String value, int min, int max, Pattern pattern) {
        String constraint = value == null ? "Member must not be null" : StsParameter.broken(value, min, max, pattern);
        if (constraint != null) {
            parameters.broken(place, constraint);
        }
        return value == null ? "" : value;
    }
}
