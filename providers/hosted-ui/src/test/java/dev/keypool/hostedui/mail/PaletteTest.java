package dev.keypool.hostedui.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.settings.Settings;
import org.junit.jupiter.api.Test;

final class PaletteTest {

    @Test
    void whatLetsThroughIsMixedWithWhatLiesBehind() throws Exception {
        Settings settings = Settings.parse("""
                {"components": {"pageBackground": {"lightMode": {"color": "00000080"}, "darkMode": {"color": "00000000"}},
                 "form": {"lightMode": {"backgroundColor": "ff000080"}}}}
                """);

        assertThat(Palette.light(settings)).containsEntry("page", "#7f7f7f").containsEntry("form", "#bf3f3f");
        assertThat(Palette.dark(settings)).containsEntry("page", "#121212");
    }

    @Test
    void allColorsAreThereAndOpaque() {
        assertThat(Palette.light(Settings.defaults()).values()).hasSize(9).allMatch(color -> color.matches("#[0-9a-f]{6}"));
        assertThat(Palette.dark(Settings.defaults()).values()).hasSize(9).allMatch(color -> color.matches("#[0-9a-f]{6}"));
    }
}
