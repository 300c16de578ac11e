package dev.keypool.identitypools.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Stub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;

/** What people may set, by the user profile and the realm's login settings. */
class EditableAttributesTest {

    private final UPConfig profile = new UPConfig();
    private final Map<String, Boolean> realm = new HashMap<>();
    private boolean brokers;

    EditableAttributesTest() {
        for (String name : List.of("username", "email", "firstName", "lastName")) {
            attribute(name, "admin", "user");
        }
        attribute("department", "admin");
        attribute("nickname", "user");
        profile.addOrReplaceAttribute(new UPAttribute("nobodys"));
    }

    @Test
    void theProfileSaysWhoEdits() {
        assertThat(editable("nickname")).isTrue();
        assertThat(editable("firstName")).isTrue();
        assertThat(editable("department")).isFalse();
        assertThat(editable("nobodys")).isFalse();
    }

    @Test
    void attributesOutsideTheProfileArePeoplesOnlyWhereTheRealmSaysSo() {
        assertThat(editable("team")).isFalse();
        profile.setUnmanagedAttributePolicy(UnmanagedAttributePolicy.ENABLED);
        assertThat(editable("team")).isTrue();
        assertThat(editable("department")).as("in the profile").isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = UnmanagedAttributePolicy.class, names = "ENABLED", mode = EnumSource.Mode.EXCLUDE)
    void whatAdministratorsEditIsNotPeoples(UnmanagedAttributePolicy policy) {
        profile.setUnmanagedAttributePolicy(policy);
        assertThat(editable("team")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LDAP_ID", "ldap_entry_dn", "saml.persistent.name.id.for.somebody", "tenant", "Tenant", "internal.id"})
    void whatTheServerKeepsReadOnlyIsNobodys(String name) {
        profile.setUnmanagedAttributePolicy(UnmanagedAttributePolicy.ENABLED);
        assertThat(editable(name)).isFalse();
        attribute(name, "user");
        assertThat(editable(name)).isFalse();
    }

    @Test
    void aNameIsChosenOnceAtRegistration() {
        assertThat(editable("username")).isFalse();
        realm.put("isRegistrationAllowed", true);
        assertThat(editable("username")).isTrue();
        attribute("username", "admin");
        assertThat(editable("username")).as("whatever the profile says").isTrue();
    }

    @Test
    void aNameIsEditedWhereTheRealmAllowsIt() {
        realm.put("isEditUsernameAllowed", true);
        assertThat(editable("username")).isTrue();
        attribute("username", "admin");
        assertThat(editable("username")).isFalse();
    }

    @Test
    void whoComesFromABrokerReviewsTheirProfile() {
        brokers = true;
        assertThat(editable("username")).isTrue();
        realm.put("isRegistrationEmailAsUsername", true);
        assertThat(editable("email")).isTrue();
        assertThat(editable("username")).isTrue();
    }

    @Test
    void anEmailIsEditedUnlessItIsTheName() {
        assertThat(editable("email")).isTrue();
        realm.put("isRegistrationEmailAsUsername", true);
        assertThat(editable("email")).isFalse();
        assertThat(editable("username")).isFalse();
        realm.put("isEditUsernameAllowed", true);
        assertThat(editable("email")).isTrue();
        assertThat(editable("username")).as("which is the email").isTrue();
    }

    @Test
    void anEmailThatOnlyAdministratorsEditIsChosenAtRegistrationAlone() {
        attribute("email", "admin");
        assertThat(editable("email")).isFalse();
        realm.put("isRegistrationAllowed", true);
        assertThat(editable("email")).as("no field of the registration").isFalse();
        realm.put("isRegistrationEmailAsUsername", true);
        assertThat(editable("email")).as("the name").isTrue();
    }

    @Test
    void builtInAttributesWithoutPermissionsAreEditable() {
        profile.addOrReplaceAttribute(new UPAttribute("email"));
        assertThat(editable("email")).isTrue();
        profile.removeAttribute("email");
        assertThat(editable("email")).isTrue();
    }

    @Test
    void aLocaleIsChosenWhereThereAreSeveral() {
        assertThat(editable("locale")).isFalse();
        realm.put("isInternationalizationEnabled", true);
        assertThat(editable("locale")).isTrue();
    }

    private void attribute(String name, String... editors) {
        profile.addOrReplaceAttribute(new UPAttribute(name, new UPAttributePermissions(Set.of("admin", "user"), Set.of(editors))));
    }

    private boolean editable(String attribute) {
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        for (String setting : List.of("isRegistrationAllowed", "isEditUsernameAllowed", "isRegistrationEmailAsUsername", "isInternationalizationEnabled")) {
            answers.put(setting, args -> realm.getOrDefault(setting, false));
        }
        return new EditableAttributes(profile, Stub.of(RealmModel.class, answers), brokers, List.of("tenant", "internal.*")).includes(attribute);
    }
}
