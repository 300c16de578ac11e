package dev.keypool.hostedui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

final class DraftTest {

    @ParameterizedTest
    @CsvSource({"DYNAMIC, false, LIGHT", "DYNAMIC, true, DARK", "LIGHT, true, LIGHT", "DARK, false, DARK"})
    void aVisitorsSystemDecidesWhereTheDraftLeavesItToHer(String scheme, boolean dark, ColorScheme seen) throws RefusedException {
        assertThat(draft(scheme).seenIn(dark).layout().colorScheme()).isEqualTo(seen);
    }

    @Test
    void theSheetsOfBothAreThereAndDoNotAskTheBrowser() throws RefusedException {
        Draft draft = draft("DYNAMIC");
        for (boolean dark : new boolean[] {false, true}) {
            StoredFile sheet = draft.seenIn(dark).managedSheet();

            assertThat(draft.sheet(sheet.name())).usingRecursiveComparison().isEqualTo(sheet);
            assertThat(new String(sheet.bytes(), StandardCharsets.UTF_8)).doesNotContain("prefers-color-scheme");
        }
        assertThat(draft.sheet("0".repeat(64) + ".css")).isNull();
    }

    @Test
    void theLanguagesAreThoseThatItHasTextsIn() throws RefusedException {
        assertThat(draft("LIGHT").languages()).containsExactly("de", "pt-BR");
    }

    private static Draft draft(String scheme) throws RefusedException {
        return Draft.of("{\"settings\":{\"categories\":{\"global\":{\"colorSchemeMode\":\"" + scheme + "\"}}},\"texts\":{\"pt_BR\":{\"a\":\"b\"},\"de\":{\"a\":\"b\"}},\"assets\":[]}");
    }
}
