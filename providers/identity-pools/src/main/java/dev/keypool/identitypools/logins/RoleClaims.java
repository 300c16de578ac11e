package dev.keypool.identitypools.logins;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Cognito's claims about roles.
 *
 * @param roles     {@code cognito:roles}: ARNs of the roles that the person may choose from
 * @param preferred {@code cognito:preferred_role}: the ARN to take when none is chosen, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based access control</a>
 */
public record RoleClaims(List<String> roles, String preferred) {

    private static final int MAX_ROLES = 100;

    public RoleClaims {
        roles = List.copyOf(roles);
    }

    /** The documentation has a comma-separated text, real tokens an array: both are read. */
    static RoleClaims of(Map<String, Object> claims) {
        Object roles = claims.get("cognito:roles");
        Object preferred = claims.get("cognito:preferred_role");
        return new RoleClaims(texts(roles), preferred instanceof String arn && !arn.isBlank() ? arn : null);
    }

    private static List<String> texts(Object claim) {
        if (claim instanceof String text) {
            return List.of(text.split(" *, *", MAX_ROLES));
        }
        if (claim instanceof Collection<?> values) {
            return values.stream().filter(String.class::isInstance).map(String.class::cast).limit(MAX_ROLES).toList();
        }
        return List.of();
    }
}
