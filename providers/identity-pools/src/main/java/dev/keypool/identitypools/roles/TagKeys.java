package dev.keypool.identitypools.roles;

import dev.keypool.identitypools.credentials.SessionTags;
import java.util.List;

/**
 * The condition keys that a trust policy sees of the tags with which a session is asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in STS</a>
 */
public final class TagKeys {

    private static final String REQUEST_TAG = "aws:requesttag/";

    private TagKeys() {
    }

    /** Null when the key is none of these, or has no value. */
    public static List<String> values(SessionTags tags, String key) {
        if (key.startsWith(REQUEST_TAG)) {
            String value = tags.values().get(key.substring(REQUEST_TAG.length()));
            return value == null ? null : List.of(value);
        }
        return switch (key) {
            case "aws:tagkeys" -> tags.isEmpty() ? null : List.copyOf(tags.values().keySet());
            case "sts:transitivetagkeys" -> tags.transitive().isEmpty() ? null : List.copyOf(tags.transitive());
            default -> null;
        };
    }
}
