package dev.keypool.identitypools.federation;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What STS takes as session tags.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html">Tag</a>
 */
public final class TagRules {

    public static final int MAX_TAGS = 50;
    public static final int MAX_KEY = 128;
    public static final int MAX_VALUE = 256;
    public static final Pattern KEYS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
    public static final Pattern VALUES = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    static final String SENTENCE = "There are at most 50 session tags, with keys of 1 to 128 and values of at most 256 letters, digits, spaces"
            + " and characters of _.:/=+-@ ; keys do not begin with aws: .";

    private TagRules() {
    }

    /** AWS keeps keys that begin with {@code aws:} for itself. */
    public static boolean isReserved(String key) {
        return key.regionMatches(true, 0, "aws:", 0, 4);
    }

    static boolean areAllowed(Map<String, String> tags) {
        return tags.size() <= MAX_TAGS && tags.entrySet().stream().allMatch(tag -> tag.getKey().length() <= MAX_KEY && KEYS.matcher(tag.getKey()).matches()
                && !isReserved(tag.getKey()) && tag.getValue().length() <= MAX_VALUE && VALUES.matcher(tag.getValue()).matches());
    }
}
