package dev.keypool.triggers.userpool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.UserModel;

/**
 * A person's attributes as Cognito has them in events: all of them texts, standard ones by OpenID Connect's claim names, others with
 * {@code custom:} in front.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">User pool attributes</a>
 */
public final class UserAttributes {

    private static final String CUSTOM = "custom:";

    /** Keycloak's user attribute, as its own mappers of the scopes profile, phone and address name it, to the claim. */
    private static final Map<String, String> CLAIMS = Map.ofEntries(Map.entry("middleName", "middle_name"), Map.entry("nickname", "nickname"),
            Map.entry("profile", "profile"), Map.entry("picture", "picture"), Map.entry("website", "website"), Map.entry("gender", "gender"),
            Map.entry("birthdate", "birthdate"), Map.entry("zoneinfo", "zoneinfo"), Map.entry("locale", "locale"),
            Map.entry("updatedAt", "updated_at"), Map.entry("phoneNumber", "phone_number"), Map.entry("phoneNumberVerified", "phone_number_verified"),
            Map.entry("name", "name"), Map.entry("address", "address"), Map.entry("phone_number", "phone_number"),
            Map.entry("phone_number_verified", "phone_number_verified"), Map.entry("preferred_username", "preferred_username"));

    private UserAttributes() {
    }

    public static Map<String, String> of(UserModel user) {
        Map<String, String> attributes = new TreeMap<>();
        user.getAttributes().forEach((name, values) -> put(attributes, name, values));
        attributes.put("sub", user.getId());
        attributes.put("cognito:user_status", status(user));
        put(attributes, "email", user.getEmail());
        if (user.getEmail() != null) {
            attributes.put("email_verified", Boolean.toString(user.isEmailVerified()));
        }
        put(attributes, "given_name", user.getFirstName());
        put(attributes, "family_name", user.getLastName());
        return attributes;
    }

    /** Of somebody who does not exist yet, as they were filled in, by Keycloak's names. */
    public static Map<String, String> of(Map<String, List<String>> filledIn) {
        Map<String, String> attributes = new TreeMap<>();
        filledIn.forEach((name, values) -> put(attributes, name, values));
        put(attributes, "email", first(filledIn, UserModel.EMAIL));
        put(attributes, "given_name", first(filledIn, UserModel.FIRST_NAME));
        put(attributes, "family_name", first(filledIn, UserModel.LAST_NAME));
        attributes.values().removeIf(value -> value == null || value.isBlank());
        return attributes;
    }

    private static String first(Map<String, List<String>> filledIn, String name) {
        List<String> values = filledIn.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private static void put(Map<String, String> attributes, String name, List<String> values) {
        boolean keycloaksOwn = name.equals(UserModel.USERNAME) || name.equals(UserModel.EMAIL) || name.equals(UserModel.FIRST_NAME)
                || name.equals(UserModel.LAST_NAME);
        if (!keycloaksOwn && values != null && !values.isEmpty()) {
            // Cognito's attributes have one value; of several, applications that know Cognito expect the first.
            put(attributes, name.startsWith(CUSTOM) ? name : CLAIMS.getOrDefault(name, CUSTOM + name), values.get(0));
        }
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static String status(UserModel user) {
        boolean mustChangePassword = user.getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
        return mustChangePassword ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED";
    }
}
