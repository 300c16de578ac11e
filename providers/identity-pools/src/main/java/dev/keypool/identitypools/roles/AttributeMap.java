package dev.keypool.identitypools.roles;

import java.util.Map;

/**
 * Attributes for access control: which claims of a provider's logins become principal tags of the session.
 *
 * @param useDefaults whether Cognito's defaults for the provider are mapped, in place of {@code tags}
 * @param tags        tag key (1 to 128 characters) to claim (1 to 256 characters), at most {@link #MAX_TAGS}
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control-policy-example.html">Attributes for access control</a>
 */
public record AttributeMap(boolean useDefaults, Map<String, String> tags) {

    public static final int MAX_TAGS = 50;

    public AttributeMap {
        tags = Map.copyOf(tags);
    }
}
