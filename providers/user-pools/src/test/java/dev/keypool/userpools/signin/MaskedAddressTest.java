package dev.keypool.userpools.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MaskedAddressTest {

    @Test
    void showsHowItBegins() {
        assertThat(MaskedAddress.of("alice@example.org")).isEqualTo("a***@e***");
        assertThat(MaskedAddress.of("\"a@b\"@example.org")).isEqualTo("\"***@e***");
    }

    @Test
    void showsNothingOfWhatIsNone() {
        assertThat(MaskedAddress.of("alice")).isEqualTo("***");
        assertThat(MaskedAddress.of("@example.org")).isEqualTo("***");
        assertThat(MaskedAddress.of("alice@")).isEqualTo("***");
    }
}
