package dev.keypool.triggers.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileAttributesTest {

    @Test
    void standardAndCustomOnesAreKeptByKeycloaksNames() {
        assertThat(ProfileAttributes.of(Map.of("phone_number", "+49", "locale", "de", "custom:plan", "gold")))
                .isEqualTo(Map.of("phoneNumber", "+49", "locale", "de", "plan", "gold"));
    }

    @Test
    void theProvidersOwnAreNot() {
        assertThat(ProfileAttributes.of(Map.of("iss", "x", "groups", "a", "sub", "1", "email", "a@example.com", "email_verified", "true",
                "phone_number_verified", "true", "custom:", "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "Email", "emailVerified", "LDAP_ID", "is_temporary_admin", "saml.persistent.name.id.for.x", "keypool.x", "locale"})
    void whatKeycloakGoesByIsNotChangedByACustomOne(String name) {
        assertThat(ProfileAttributes.of(Map.of("custom:" + name, "x"))).isEqualTo(Map.of("custom:" + name, "x"));
    }
}
