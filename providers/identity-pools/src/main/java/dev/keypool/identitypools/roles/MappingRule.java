package dev.keypool.identitypools.roles;

import dev.keypool.identitypools.logins.Claims;
import java.util.List;

/**
 * One rule of a role mapping.
 *
 * @param claim 1 to 64 characters: the claim, for SAML the attribute's name
 * @param match how the claim is compared
 * @param value 1 to 128 characters
 * @param role  the role's name
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html">MappingRule</a>
 */
public record MappingRule(String claim, MatchType match, String value, String role) {

    /** @param claims the claim's values, null or empty when the token has none: then no rule is evaluated, NotEqual neither */
    public boolean matches(List<String> claims) {
        return claims != null && !claims.isEmpty() && match.matches(claims, value);
    }

    /**
     * AWS's words. A claim with several values matches when one of them does; NotEqual matches when none of them is
     * equal, so that a rule which shuts somebody out cannot be got around by one more value.
     */
    public enum MatchType {
        EQUALS("Equals"), CONTAINS("Contains"), STARTS_WITH("StartsWith"), NOT_EQUAL("NotEqual");

        private final String wireName;

        MatchType(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        private boolean matches(List<String> claims, String value) {
            return switch (this) {
                case EQUALS -> claims.contains(value);
                case NOT_EQUAL -> !claims.contains(value) && claims.size() < Claims.MAX_VALUES;
                case CONTAINS -> claims.stream().anyMatch(claim -> claim.contains(value));
                case STARTS_WITH -> claims.stream().anyMatch(claim -> claim.startsWith(value));
            };
        }
    }
}
