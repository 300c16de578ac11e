package dev.keypool.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearNameTest {

    private static final List<String> KNOWN = List.of("primaryButton", "secondaryButton", "form", "links", "hover");

    @ParameterizedTest
    @CsvSource({"primaryButon,primaryButton", "primarybutton,primaryButton", "PRIMARYBUTTN,primaryButton", "link,links", "hovre,hover"})
    void aNameThatIsNearIsAskedFor(String given, String meant) {
        assertThat(NearName.question(given, KNOWN)).isEqualTo(" Did you mean \"" + meant + "\"?");
    }

    @Test
    void ofSeveralItIsTheNearest() {
        assertThat(NearName.question("linkz", List.of("lynkx", "links"))).isEqualTo(" Did you mean \"links\"?");
    }

    @Test
    void ofFarAndShortNamesNothingIsSaid() {
        assertThat(NearName.question("font", KNOWN)).isEmpty();
        assertThat(NearName.question("primary", KNOWN)).isEmpty();
        assertThat(NearName.question("", KNOWN)).isEmpty();
        assertThat(NearName.question("x".repeat(1_000), List.of("y".repeat(1_000)))).isEmpty();
    }
}
