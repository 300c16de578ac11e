package dev.keypool.hostedui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.BrandingExport;
import dev.keypool.hostedui.branding.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts against the messages that the theme has. */
final class ExampleTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"harbour", "lichen", "voltage"})
    void theExamplesTextsAreMessages(String name) throws RefusedException, IOException {
        Set<String> messages = messages();
        ObjectNode example = StrictJson.object(Files.readAllBytes(Path.of("examples/" + name + ".json")));

        assertThat(BrandingExport.read(example).branding().warnings(() -> messages)).isEmpty();
    }

    @Test
    void aMistypedOneIsTold() throws RefusedException, IOException {
        Set<String> messages = messages();
        ObjectNode mistyped = StrictJson.newObject();
        mistyped.putObject("texts").putObject("en").put("doRegster", "x");

        assertThat(BrandingExport.read(mistyped).branding().warnings(() -> messages)).anyMatch(warning -> warning.endsWith("Did you mean \"doRegister\"?"));
    }

    private static Set<String> messages() throws IOException {
        return new ThemeChain("keypool").getMessages(Locale.ENGLISH).stringPropertyNames();
    }
}
