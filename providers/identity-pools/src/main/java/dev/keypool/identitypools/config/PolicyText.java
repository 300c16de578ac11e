package dev.keypool.identitypools.config;

import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;

/**
 * How policies are stored: with every {@code $} written {@code \u0024}, which means the same in JSON.
 *
 * <p>Keycloak's import replaces {@code ${name:default}} in the whole file before it parses it
 * ({@code org.keycloak.common.util.StringPropertyReplacer}), so a policy variable such as
 * {@code ${cognito-identity.amazonaws.com:sub}} would come back from export and import as {@code sub}.
 */
public final class PolicyText {

    private static final String ESCAPED = "\\u0024";
    /** Not where the backslash is itself escaped: that is a backslash and five more characters. */
    private static final Pattern ESCAPES = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0024");

    private PolicyText() {
    }

    static String stored(String policy) {
        return policy.replace("$", ESCAPED);
    }

    /** For people and answers: the policy as it was written. */
    public static String readable(String policy) {
        return ESCAPES.matcher(policy).replaceAll("$1\\$");
    }

    /** Only in JSON: elsewhere the escape would be another text. */
    private static boolean isUnescaped(String value) {
        return value != null && value.stripLeading().startsWith("{") && value.contains("$");
    }

    /** Rewrites the values of these settings that are JSON. */
    static void store(ComponentModel component, List<String> settings) {
        MultivaluedHashMap<String, String> config = component.getConfig();
        for (String key : settings) {
            List<String> before = config.get(key);
            if (before != null && before.stream().anyMatch(PolicyText::isUnescaped)) {
                config.put(key, before.stream().map(value -> isUnescaped(value) ? stored(value) : value).toList());
            }
        }
    }
}
