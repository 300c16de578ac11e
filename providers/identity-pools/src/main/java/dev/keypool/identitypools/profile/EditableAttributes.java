package dev.keypool.identitypools.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;

/**
 * Which of a realm's user attributes people can set themselves: when they register, sign in at a broker for the first
 * time, or edit their account. After the rules of {@code DeclarativeUserProfileProviderFactory} and {@code DefaultAttributes},
 * which answer for one person in one situation only.
 *
 * @see <a href="https://www.keycloak.org/docs/latest/server_admin/index.html#user-profile">Managing user attributes</a>
 */
final class EditableAttributes {

    /** {@code UPConfigUtils.ROLE_USER}. */
    private static final String PEOPLE = "user";
    /** {@code DeclarativeUserProfileProviderFactory.DEFAULT_READ_ONLY_ATTRIBUTES}. */
    private static final List<String> READ_ONLY = List.of("KERBEROS_PRINCIPAL", "LDAP_ID", "LDAP_ENTRY_DN", "CREATED_TIMESTAMP",
            "createTimestamp", "modifyTimestamp", "userCertificate", "saml.persistent.name.id.for.*", "ENABLED", "EMAIL_VERIFIED",
            "disabledReason", "kc.email.pending");

    private final UPConfig profile;
    private final RealmModel realm;
    private final boolean brokers;
    private final List<String> readOnly;

    /**
     * @param brokers  whether people sign in at identity providers: they may review their profile then
     * @param readOnly more attributes that are never editable, by name or by its beginning and {@code *}
     */
    EditableAttributes(UPConfig profile, RealmModel realm, boolean brokers, List<String> readOnly) {
        this.profile = profile;
        this.realm = realm;
        this.brokers = brokers;
        this.readOnly = new ArrayList<>(READ_ONLY);
        this.readOnly.addAll(readOnly);
    }

    boolean includes(String attribute) {
        return switch (attribute) {
            case UserModel.USERNAME -> realm.isRegistrationEmailAsUsername() ? isEmailEditable() : isUsernameEditable();
            case UserModel.EMAIL -> isEmailEditable();
            case UserModel.LOCALE -> realm.isInternationalizationEnabled() || isEditable(attribute);
            default -> isEditable(attribute);
        };
    }

    private boolean isUsernameEditable() {
        // Who registers chooses a name, whatever the profile permits.
        return realm.isRegistrationAllowed() || isPermitted(UserModel.USERNAME) && (brokers || realm.isEditUsernameAllowed());
    }

    private boolean isEmailEditable() {
        boolean isName = realm.isRegistrationEmailAsUsername();
        return isName && realm.isRegistrationAllowed() || isPermitted(UserModel.EMAIL)
                && (realm.isRegistrationAllowed() || brokers || !isName || realm.isEditUsernameAllowed());
    }

    /** Username and email, which are editable where the profile says nothing. */
    private boolean isPermitted(String builtIn) {
        UPAttribute attribute = profile.getAttribute(builtIn);
        UPAttributePermissions permissions = attribute == null ? null : attribute.getPermissions();
        return permissions == null || permissions.isEmpty() || permissions.getEdit().contains(PEOPLE);
    }

    private boolean isEditable(String name) {
        if (readOnly.stream().anyMatch(pattern -> matches(pattern, name))) {
            return false;
        }
        UPAttribute attribute = profile.getAttribute(name);
        if (attribute == null) {
            return profile.getUnmanagedAttributePolicy() == UnmanagedAttributePolicy.ENABLED;
        }
        return attribute.getPermissions() != null && attribute.getPermissions().getEdit().contains(PEOPLE);
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.endsWith("*")) {
            String beginning = pattern.substring(0, pattern.length() - 1).toLowerCase(Locale.ROOT);
            return name.toLowerCase(Locale.ROOT).startsWith(beginning);
        }
        return pattern.equalsIgnoreCase(name);
    }
}
