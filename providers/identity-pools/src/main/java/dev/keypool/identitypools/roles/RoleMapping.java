package dev.keypool.identitypools.roles;

import java.util.List;

/**
 * How a provider's logins choose among roles, where the pool's default role is not simply taken.
 *
 * @param type      {@code Token}: the claims {@code cognito:roles} and {@code cognito:preferred_role}, for SAML the
 *                  assertion's Role attribute; {@code Rules}: the first rule that matches
 * @param ambiguous what happens when neither gives a role
 * @param rules     1 to {@link #MAX_RULES} in order for {@code Rules}, none for {@code Token}
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_RoleMapping.html">RoleMapping</a>
 */
public record RoleMapping(Type type, Ambiguous ambiguous, List<MappingRule> rules) {

    /** The model's limit; AWS's quota is lower (25) and can be raised. */
    public static final int MAX_RULES = 400;

    public RoleMapping {
        rules = List.copyOf(rules);
    }

    /** In AWS's words. */
    public enum Type {
        TOKEN("Token"), RULES("Rules");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** AmbiguousRoleResolution, in AWS's words. */
    public enum Ambiguous {
        AUTHENTICATED_ROLE("AuthenticatedRole"), DENY("Deny");

        private final String wireName;

        Ambiguous(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
