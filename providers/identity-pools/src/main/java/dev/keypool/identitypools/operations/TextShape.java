package dev.keypool.identitypools.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The strings of the cognito-identity model and their constraints.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html">API reference</a>
 */
public enum TextShape {

    ACCOUNT_ID(1, 15, "\\d+"),
    APPLICATION_ID(1, 128, "[\\w.;_/-]+"),
    ARN(20, 2048, null),
    CLAIM_NAME(1, 64, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"),
    CLAIM_VALUE(1, 128, null),
    /** The model has {@code [\w_]+} and 128 characters; Keycloak's client ids have other characters too, and must exist anyway. */
    CLIENT_ID(1, 255, "[\\S&&\\P{Cntrl}]+"),
    DEVELOPER_PROVIDER(1, 128, "[\\w._-]+"),
    /** The model has no pattern. Databases take no NUL, and in UTF-8 each half of a character is the same: two users would be one. */
    DEVELOPER_USER(1, 1024, "[^\\p{Cntrl}\\p{Cs}]+"),
    IDENTITY_ID(1, 55, "[\\w-]+:[0-9a-f-]+"),
    IDENTITY_POOL_ID(1, 55, "[\\w-]+:[0-9a-f-]+"),
    IDENTITY_POOL_NAME(1, 128, "[\\w\\s+=,.@-]+"),
    /** The model has 128 characters; {@code <provider name>:<client id>} is longer where client ids are. */
    MAPPED_PROVIDER(1, 384, null),
    PAGINATION_KEY(1, 65_535, "[\\S]+"),
    PRINCIPAL_TAG_KEY(1, 128, null),
    PRINCIPAL_TAG_VALUE(1, 256, null),
    PROVIDER_NAME(1, 128, null),
    PROVIDER_TOKEN(1, 50_000, null),
    ROLE_TYPE(1, 128, "(un)?authenticated"),
    TAG_KEY(1, 128, null),
    TAG_VALUE(0, 256, null),
    USER_POOL_PROVIDER(1, 128, "[\\w._:/-]+");

    private final int min;
    private final int max;
    private final Pattern pattern;

    TextShape(int min, int max, String pattern) {
        this.min = min;
        this.max = max;
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    public boolean accepts(String value) {
        return broken(value) == null;
    }

    /** The constraint that the value breaks, in AWS's words, or null. */
    String broken(String value) {
        if (value.length() < min) {
            return atLeast();
        }
        // Before the pattern, which is then only ever given short values.
        if (value.length() > max) {
            return atMost();
        }
        return pattern == null || pattern.matcher(value).matches() ? null : matching();
    }

    /** All constraints, as AWS lists them for what is inside a list or map. */
    String all() {
        List<String> all = new ArrayList<>(List.of(atMost(), atLeast()));
        if (pattern != null) {
            all.add(matching());
        }
        return "[" + String.join(", ", all) + "]";
    }

    private String atLeast() {
        return "Member must have length greater than or equal to " + min;
    }

    private String atMost() {
        return "Member must have length less than or equal to " + max;
    }

    private String matching() {
        return "Member must satisfy regular expression pattern: " + pattern;
    }
}
