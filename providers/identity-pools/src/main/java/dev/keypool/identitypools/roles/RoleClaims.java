package dev.keypool.identitypools.roles;

import dev.keypool.identitypools.logins.Claims;
import java.util.ArrayList;
import java.util.List;

/**
 * Cognito's claims about roles.
 *
 * @param roles     {@code cognito:roles}: ARNs of the roles that the person may choose from
 * @param preferred {@code cognito:preferred_role}: the ARN to take when none is chosen, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based access control</a>
 */
public record RoleClaims(List<String> roles, String preferred) {

    public static final String ROLES = "cognito:roles";
    public static final String PREFERRED_ROLE = "cognito:preferred_role";

    private static final int MAX_ROLES = 100;

    public RoleClaims {
        roles = List.copyOf(roles);
    }

    /** The documentation has a comma-separated text, real tokens an array: both are read. */
    static RoleClaims of(Claims claims) {
        List<String> roles = claims.of(ROLES) == null ? List.of() : claims.of(ROLES);
        List<String> preferred = claims.of(PREFERRED_ROLE);
        return new RoleClaims(roles.size() == 1 ? split(roles.get(0)) : roles,
                preferred == null || preferred.get(0).isBlank() ? null : preferred.get(0));
    }

    /** Names of roles may have commas too: only one with an ARN behind it separates, or a part of a name would pass for another role. */
    private static List<String> split(String text) {
        List<String> roles = new ArrayList<>();
        StringBuilder role = new StringBuilder();
        for (String part : text.split(",", -1)) {
            if (role.length() > 0 && part.strip().startsWith("arn:")) {
                roles.add(role.toString().strip());
                role.setLength(0);
            }
            role.append(role.length() > 0 ? "," : "").append(part);
        }
        roles.add(role.toString().strip());
        return roles.subList(0, Math.min(roles.size(), MAX_ROLES));
    }
}
