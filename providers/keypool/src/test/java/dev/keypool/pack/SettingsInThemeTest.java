package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.settings.Settings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the settings of a branding write and what the theme's style sheet does with it. */
final class SettingsInThemeTest {

    private static final Path CSS = Path.of("../../themes/theme/keypool/login/resources/css");
    private static final Path TABLE = Path.of("../hosted-ui/src/main/java/dev/keypool/hostedui/settings/README.md");
    private static final Pattern USED = Pattern.compile("var\\(\\s*(--kp-[a-z-]+)\\s*[,)]");
    private static final Pattern TOLD = Pattern.compile("\\| `(--kp-[a-z-]+)` \\|");

    private final Set<String> written = written();

    private static Set<String> written() {
        Set<String> names = new TreeSet<>(Settings.defaults().radii().keySet());
        names.addAll(Settings.defaults().light().keySet());
        names.addAll(Settings.defaults().dark().keySet());
        return names;
    }

    @Test
    void eachCustomPropertyIsUsedOnThePages() throws IOException {
        assertThat(found(USED, sheet())).containsAll(written);
    }

    @Test
    void theTableNamesWhatIsWrittenAndNothingElse() throws IOException {
        assertThat(found(TOLD, Files.readString(TABLE))).isEqualTo(written);
    }

    private static String sheet() throws IOException {
        StringBuilder sheet = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(CSS, "*.css")) {
            for (Path file : files) {
                sheet.append(Files.readString(file));
            }
        }
        return sheet.toString();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
