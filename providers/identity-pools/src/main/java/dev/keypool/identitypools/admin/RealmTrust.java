package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a trust policy lets tokens of the realm itself do something, whatever its conditions are. */
final class RealmTrust {

    private final JsonNode policy;
    private final String provider;

    /** @param policy a trust policy as people wrote it */
    RealmTrust(JsonNode policy, String realmName) {
        this.policy = policy;
        this.provider = "/realms/" + realmName;
    }

    boolean allows(String action) {
        for (JsonNode statement : each(policy.path("Statement"))) {
            boolean named = statement.has("NotAction") ? texts(statement.path("NotAction")).stream().noneMatch(pattern -> matches(pattern, action))
                    : texts(statement.path("Action")).stream().anyMatch(pattern -> matches(pattern, action));
            if (named && "Allow".equals(statement.path("Effect").textValue()) && trusts(statement.path("Principal"))) {
                return true;
            }
        }
        return false;
    }

    /** By its issuer, or by its name alone, as {@code RealmProvider} has them. */
    private boolean trusts(JsonNode principal) {
        return "*".equals(principal.textValue()) || texts(principal.path("Federated")).stream()
                .anyMatch(name -> name.equals("*") || name.contains(":oidc-provider/") && name.replace(":oidc-provider/", "/").endsWith(provider));
    }

    private static boolean matches(String pattern, String action) {
        String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return action.toLowerCase(Locale.ROOT).matches(regex);
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return each(oneOrMore).stream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    }

    private static List<JsonNode> each(JsonNode oneOrMore) {
        List<JsonNode> all = new ArrayList<>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(all::add);
        } else if (!oneOrMore.isMissingNode()) {
            all.add(oneOrMore);
        }
        return all;
    }
}
