package dev.keypool.triggers.userpool;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Somebody as Keycloak keeps them, from attributes by Cognito's names: the way back from {@link UserAttributes}.
 *
 * @param username   null where there is none among the attributes
 * @param attributes by Keycloak's names
 */
public record NewUser(String username, String email, boolean emailVerified, String firstName, String lastName, Map<String, String> attributes) {

    private static final String CUSTOM = "custom:";
    private static final String EMAIL_VERIFIED = "email_verified";
    /** Cognito makes them itself; functions that copy a user from another pool bring them along. */
    private static final Set<String> MADE_HERE = Set.of("sub", "identities");
    private static final String MADE_HERE_PREFIX = "cognito:";

    /** Those that are columns of their own. */
    private static final Set<String> COLUMNS = Set.of("username", "email", EMAIL_VERIFIED, "given_name", "family_name");
    /** Cognito's other standard attributes, and what Keycloak's own mappers of the scopes profile, phone and address read. */
    private static final Map<String, String> STANDARD = Map.ofEntries(Map.entry("middle_name", "middleName"), Map.entry("nickname", "nickname"),
            Map.entry("profile", "profile"), Map.entry("picture", "picture"), Map.entry("website", "website"), Map.entry("gender", "gender"),
            Map.entry("birthdate", "birthdate"), Map.entry("zoneinfo", "zoneinfo"), Map.entry("locale", "locale"),
            Map.entry("updated_at", "updatedAt"), Map.entry("phone_number", "phoneNumber"),
            Map.entry("phone_number_verified", "phoneNumberVerified"), Map.entry("name", "name"), Map.entry("address", "address"),
            Map.entry("preferred_username", "preferred_username"));
    /** What Keycloak goes by itself, so that it must not come from a custom attribute. */
    private static final Set<String> KEYCLOAKS_OWN = Set.of("username", "email", "emailVerified", "firstName", "lastName", "enabled",
            "is_temporary_admin", "disabledReason", "userCertificate", "KERBEROS_PRINCIPAL", "LDAP_ID", "LDAP_ENTRY_DN", "createTimestamp",
            "modifyTimestamp");
    private static final String KEYCLOAKS_OWN_PREFIX = "saml.persistent.name.id.for.";
    /** What we note at people is not theirs. */
    private static final String OURS = "keypool.";

    /** @throws IllegalArgumentException with a sentence, when there is an attribute that a user pool does not have */
    public static NewUser of(Map<String, String> userAttributes) {
        Map<String, String> attributes = new TreeMap<>();
        userAttributes.forEach((name, value) -> {
            if (STANDARD.containsKey(name)) {
                attributes.put(STANDARD.get(name), value);
            } else if (name.startsWith(CUSTOM) && name.length() > CUSTOM.length()) {
                attributes.put(customName(name), value);
            } else if (!COLUMNS.contains(name) && !MADE_HERE.contains(name) && !name.startsWith(MADE_HERE_PREFIX)) {
                throw new IllegalArgumentException("There is no attribute " + name.replaceAll("[^\\w:.-]", "?")
                        + "; those that are not standard need " + CUSTOM + " in front");
            }
        });
        return new NewUser(blankToNull(userAttributes.get("username")), blankToNull(userAttributes.get("email")),
                "true".equalsIgnoreCase(userAttributes.get(EMAIL_VERIFIED)), blankToNull(userAttributes.get("given_name")),
                blankToNull(userAttributes.get("family_name")), attributes);
    }

    /** Without the prefix, unless that is the name of something else. */
    private static String customName(String name) {
        String bare = name.substring(CUSTOM.length());
        boolean taken = STANDARD.containsKey(bare) || STANDARD.containsValue(bare) || COLUMNS.contains(bare) || KEYCLOAKS_OWN.contains(bare)
                || bare.startsWith(KEYCLOAKS_OWN_PREFIX) || bare.startsWith(OURS);
        return taken ? name : bare;
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }
}
