package dev.keypool.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A provider signs tokens for many applications; a role that trusts them all trusts every application of that provider. */
final class AudienceCheck {

    static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    /** Facebook's name for it. */
    private static final String FACEBOOK = "graph.facebook.com";

    private final List<PolicyWarning> warnings;

    AudienceCheck(List<PolicyWarning> warnings) {
        this.warnings = warnings;
    }

    /** Takes a valid statement of a trust policy that allows actions. */
    void look(Json statement) {
        boolean webIdentity = statement.member("Action").elementsOrSelf().stream()
                .anyMatch(action -> Wildcard.of(Wildcard.codes(action.text()), true).matches(WEB_IDENTITY));
        Json federated = statement.member("Principal").member("Federated");
        if (!webIdentity || federated == null) {
            return;
        }
        for (Json provider : federated.elementsOrSelf()) {
            if (!isSaml(provider.text()) && !isLimited(keyOf(provider.text()), statement.member("Condition"))) {
                warnings.add(PolicyWarning.at(statement, "A web identity is trusted without a condition on its :aud key ("
                        + keyOf(provider.text()) + "), so tokens made for any application pass."));
            }
        }
    }

    private static boolean isSaml(String provider) {
        return provider.startsWith("arn:") && provider.contains(":saml-provider/");
    }

    private static String keyOf(String provider) {
        int oidc = provider.startsWith("arn:") ? provider.indexOf(":oidc-provider/") : -1;
        String name = oidc < 0 ? provider : provider.substring(oidc + ":oidc-provider/".length());
        return name + (name.equals(FACEBOOK) ? ":app_id" : ":aud");
    }

    private static boolean isLimited(String key, Json condition) {
        return condition != null && condition.members().entrySet().stream()
                .filter(operator -> requiresAValue(operator.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(operator -> operator.getValue().members().entrySet().stream())
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(key) && !allowsAny(entry));
    }

    private static boolean allowsAny(Map.Entry<String, Json> key) {
        return key.getValue().elementsOrSelf().stream().anyMatch(value -> value.text().matches("[*?]+"));
    }

    /** Not those that a token without the key passes, nor those that say which values it may not have. */
    private static boolean requiresAValue(String operator) {
        return operator.contains("string") && !operator.contains("not") && !operator.endsWith("ifexists")
                && !operator.startsWith("forallvalues:");
    }
}
