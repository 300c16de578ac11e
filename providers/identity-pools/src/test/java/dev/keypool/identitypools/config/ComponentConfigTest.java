package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class ComponentConfigTest {

    private final ComponentModel component = new ComponentModel();
    private final ComponentConfig config = new ComponentConfig(component);

    @Test
    void whatIsAbsentEmptyOrBlankIsNotSet() {
        component.getConfig().put("empty", List.of());
        component.getConfig().put("blanks", Arrays.asList(null, "", "  "));
        for (String key : List.of("absent", "empty", "blanks")) {
            assertThat(config.text(key)).isNull();
            assertThat(config.texts(key)).isEmpty();
            assertThat(config.flag(key)).isFalse();
            assertThat(config.seconds(key, 7, 0, 10)).isEqualTo(7);
        }
        assertThat(config.name()).isEmpty();
    }

    @Test
    void valuesAreReadAsTheyAre() {
        component.setName("n");
        component.getConfig().put("several", Arrays.asList(" a ", "", "b"));
        component.getConfig().putSingle("flag", "true");
        component.getConfig().putSingle("no", "false");
        component.getConfig().putSingle("seconds", "10");
        assertThat(config.name()).isEqualTo("n");
        assertThat(config.texts("several")).containsExactly(" a ", "b");
        assertThat(config.flag("flag")).isTrue();
        assertThat(config.flag("no")).isFalse();
        assertThat(config.seconds("seconds", 7, 0, 10)).isEqualTo(10);
    }

    @Test
    void faultsNameTheSettingAndWhatIsAllowed() {
        component.getConfig().put("x", List.of("a", "b"));
        component.getConfig().putSingle("y", "11");
        assertRefused(() -> config.text("x"), "x must have one value, not 2.");
        assertRefused(() -> config.flag("y"), "y must be true or false.");
        assertRefused(() -> config.seconds("y", 7, 0, 10), "y must be a number of seconds from 0 to 10.");
    }

    @Test
    void whatADatabaseCannotStoreIsRefused() {
        for (String value : List.of("\0", "a\0b", "a\ud83d", "\ude00b")) {
            component.getConfig().put("x", List.of("good", value));
            assertRefused(() -> config.texts("x"), "x must not hold the character NUL, nor half of a surrogate pair.");
        }
        component.getConfig().putSingle("x", "\ud83d\ude00 \u65e5\u672c\n");
        assertThat(config.text("x")).isEqualTo("\ud83d\ude00 \u65e5\u672c\n");
    }

    private static void assertRefused(Runnable reading, String sentence) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(reading::run).withMessage(sentence);
    }
}
