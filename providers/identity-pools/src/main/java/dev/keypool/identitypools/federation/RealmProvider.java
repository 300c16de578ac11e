package dev.keypool.identitypools.federation;

import dev.keypool.iam.policy.ConditionContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The realm as trust policies name it: by its issuer, as IAM does with any OpenID Connect provider, or by its name alone,
 * which outlives a change of the hostname.
 */
final class RealmProvider {

    private final List<String> principals;
    /** What the condition keys begin with, in lower case. */
    private final List<String> prefixes;

    /**
     * @param account 12 digits
     * @param issuer  the realm's issuer without its scheme
     */
    RealmProvider(String account, String issuer, String realmName) {
        String arn = "arn:aws:iam::" + account + ":oidc-provider/";
        String name = "realms/" + realmName;
        this.principals = List.of(arn + issuer, arn + name);
        this.prefixes = List.of(issuer.toLowerCase(Locale.ROOT) + ":", name.toLowerCase(Locale.ROOT) + ":");
    }

    /** By issuer first. */
    List<String> principals() {
        return principals;
    }

    /**
     * {@code aud}, {@code sub}, {@code amr}, and {@code roles}: the realm roles that the token has and its user still has.
     *
     * @param hasRole asked when a policy asks
     */
    ConditionContext keys(RealmToken token, String clientId, Predicate<String> hasRole) {
        return key -> {
            for (String prefix : prefixes) {
                if (key.startsWith(prefix)) {
                    return values(token, clientId, hasRole, key.substring(prefix.length()));
                }
            }
            return null;
        };
    }

    private static List<String> values(RealmToken token, String clientId, Predicate<String> hasRole, String name) {
        List<String> values = switch (name) {
            case "aud" -> List.of(clientId);
            case "sub" -> List.of(token.subject());
            case "amr" -> token.amr();
            case "roles" -> token.realmRoles().stream().filter(hasRole).toList();
            default -> List.of();
        };
        return values.isEmpty() ? null : values;
    }

    /** AWS keeps these for the session; roles may be taken from somebody while it lasts. */
    Map<String, List<String>> sessionKeys(RealmToken token, String clientId) {
        Map<String, List<String>> keys = new HashMap<>();
        for (String prefix : prefixes) {
            for (String name : List.of("aud", "sub", "amr")) {
                List<String> values = values(token, clientId, role -> false, name);
                if (values != null) {
                    keys.put(prefix + name, values);
                }
            }
        }
        return keys;
    }
}
