package dev.keypool.identitypools.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The roles in an assertion: pairs of a role's and the provider's ARN, in either order.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">SAML assertions for the authentication response</a>
 */
public final class SamlRoles {

    public static final String ATTRIBUTE = "https://aws.amazon.com/SAML/Attributes/Role";

    private SamlRoles() {
    }

    /** The roles that the attribute gives to people of this provider; what is no such pair gives none. */
    public static List<String> of(List<String> values, String providerArn) {
        List<String> roles = new ArrayList<>();
        for (String value : values) {
            String[] pair = value.split(",", 3);
            if (pair.length == 2 && pair[0].trim().equals(providerArn)) {
                roles.add(pair[1].trim());
            } else if (pair.length == 2 && pair[1].trim().equals(providerArn)) {
                roles.add(pair[0].trim());
            }
        }
        return roles;
    }

    /** As the claims that a token would have: with one role, it is the one to take. */
    public static Map<String, List<String>> claims(List<String> values, String providerArn) {
        List<String> roles = of(values, providerArn);
        if (roles.isEmpty()) {
            return Map.of();
        }
        return roles.size() == 1 ? Map.of(RoleClaims.ROLES, roles, RoleClaims.PREFERRED_ROLE, roles) : Map.of(RoleClaims.ROLES, roles);
    }
}
