package dev.keypool.hostedui.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrandingKeyTest {

    /** Keycloak takes any id that somebody gives a new client. */
    @Test
    void noAppClientHasTheKeyOfTheDefault() {
        String realms = new BrandingKey("r", null).id();

        assertThat(new BrandingKey("r", "default").id()).isNotEqualTo(realms);
        assertThat(new BrandingKey("r", "/").id()).isNotEqualTo(realms);
    }
}
