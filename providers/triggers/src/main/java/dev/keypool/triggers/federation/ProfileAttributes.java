package dev.keypool.triggers.federation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What of a function's attributes is kept at a person, by Keycloak's names: the custom ones and the standard ones. All other names are
 * the provider's, and it is up to mappers what becomes of them.
 */
final class ProfileAttributes {

    private static final String CUSTOM = "custom:";
    /** As Keycloak's own mappers of the scopes profile, phone and address name them. Nothing verified: that is up to "Trust Email". */
    private static final Map<String, String> STANDARD = Map.ofEntries(Map.entry("middle_name", "middleName"), Map.entry("nickname", "nickname"),
            Map.entry("profile", "profile"), Map.entry("picture", "picture"), Map.entry("website", "website"), Map.entry("gender", "gender"),
            Map.entry("birthdate", "birthdate"), Map.entry("zoneinfo", "zoneinfo"), Map.entry("locale", "locale"),
            Map.entry("updated_at", "updatedAt"), Map.entry("phone_number", "phoneNumber"), Map.entry("name", "name"), Map.entry("address", "address"));
    /** What Keycloak or we go by: functions pass on what providers said. */
    private static final Set<String> KEYCLOAKS_OWN = Set.of("username", "email", "emailverified", "firstname", "lastname", "enabled",
            "is_temporary_admin", "disabledreason", "usercertificate", "kerberos_principal", "ldap_id", "ldap_entry_dn", "createtimestamp",
            "modifytimestamp", "phonenumberverified", "phone_number_verified");
    private static final Set<String> KEYCLOAKS_OWN_PREFIXES = Set.of("saml.persistent.name.id.for.", "keypool.", "kc.");

    private ProfileAttributes() {
    }

    /** @param attributes by Cognito's names */
    static Map<String, String> of(Map<String, String> attributes) {
        Map<String, String> kept = new HashMap<>();
        attributes.forEach((name, text) -> {
            if (STANDARD.containsKey(name)) {
                kept.put(STANDARD.get(name), text);
            } else if (name.startsWith(CUSTOM) && name.length() > CUSTOM.length()) {
                kept.put(customName(name), text);
            }
        });
        return kept;
    }

    /** Without the prefix, unless that is the name of something else. */
    private static String customName(String name) {
        String bare = name.substring(CUSTOM.length());
        String lowerCase = bare.toLowerCase(Locale.ROOT);
        boolean taken = STANDARD.containsKey(bare) || STANDARD.containsValue(bare) || KEYCLOAKS_OWN.contains(lowerCase)
                || KEYCLOAKS_OWN_PREFIXES.stream().anyMatch(lowerCase::startsWith);
        return taken ? name : bare;
    }
}
