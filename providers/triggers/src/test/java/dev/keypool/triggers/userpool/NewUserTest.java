package dev.keypool.triggers.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewUserTest {

    @Test
    void standardAttributesGetKeycloaksNames() {
        NewUser user = NewUser.of(Map.of("username", "bob", "email", " b@example.com", "email_verified", "true", "given_name", "Bob",
                "family_name", "Old", "phone_number", "+49301", "middle_name", "J", "custom:plan", "gold"));

        assertThat(user).isEqualTo(new NewUser("bob", "b@example.com", true, "Bob", "Old",
                Map.of("phoneNumber", "+49301", "middleName", "J", "plan", "gold")));
    }

    @Test
    void nothingIsVerifiedUnlessTheFunctionSaysSo() {
        assertThat(NewUser.of(Map.of("email", "b@example.com")).emailVerified()).isFalse();
        assertThat(NewUser.of(Map.of("email", "b@example.com", "email_verified", "yes")).emailVerified()).isFalse();
        assertThat(NewUser.of(Map.of("email", " ")).email()).isNull();
    }

    @Test
    void whatAnotherPoolMadeItselfIsLeftOut() {
        assertThat(NewUser.of(Map.of("sub", "x", "identities", "[]", "cognito:user_status", "CONFIRMED", "name", "B")).attributes())
                .containsExactly(Map.entry("name", "B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "email", "firstName", "email_verified", "phoneNumber", "nickname", "LDAP_ID", "is_temporary_admin", "enabled",
        "saml.persistent.name.id.for.partner"})
    void customOnesAreNeverWhatKeycloakGoesBy(String name) {
        assertThat(NewUser.of(Map.of("custom:" + name, "x")).attributes()).containsExactly(Map.entry("custom:" + name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "LDAP_ID", "firstName", "custom:", "", "dev:custom:plan"})
    void othersAreNoAttributesOfAPool(String name) {
        assertThatThrownBy(() -> NewUser.of(Map.of(name, "x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
