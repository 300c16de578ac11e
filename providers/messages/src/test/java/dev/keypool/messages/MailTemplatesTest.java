package dev.keypool.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.theme.FolderTheme;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

final class MailTemplatesTest {

    @TempDir
    private Path folder;
    private Theme theme;
    private final List<Theme> readFrom = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final MailTemplates templates = new MailTemplates(new FreeMarkerProvider() {
        @Override
        public String processTemplate(Object data, String name, Theme from) {
            readFrom.add(from);
            return name + "(" + ((Map<?, ?>) data).get("text") + ")";
        }

        @Override
        public void close() {
        }
    });

    @BeforeEach
    void makeTheTheme() throws Exception {
        Files.createDirectories(folder.resolve("text"));
        theme = new FolderTheme(folder.toFile(), "some", Theme.Type.EMAIL);
    }

    @Test
    void whereTheThemeHasNoLayoutTextIsKeycloaks() throws Exception {
        assertThat(templates.processTemplate(attributes, "text/a.ftl", theme)).isEqualTo("text/a.ftl(null)");
    }

    @Test
    void aThemesLayoutIsAroundTextAndNotAroundHtml() throws Exception {
        Files.createFile(folder.resolve("text/keypool-layout.ftl"));

        assertThat(templates.processTemplate(attributes, "text/a.ftl", theme)).isEqualTo("text/keypool-layout.ftl(text/a.ftl(null))");
        assertThat(templates.processTemplate(attributes, "html/a.ftl", theme)).isEqualTo("html/a.ftl(null)");
        assertThat(attributes).isEmpty();
    }

    /** Keycloak would keep the words of one mail for all that come later. */
    @Test
    void templatesAreNeverReadFromTheThemeOfOneMail() throws Exception {
        Files.createFile(folder.resolve("text/keypool-layout.ftl"));
        TemplatedMail mail = new TemplatedMail(null, null, theme, Locale.ENGLISH, attributes);
        assertThat(mail.worded()).isSameAs(theme);

        templates.processTemplate(attributes, "text/a.ftl", new WordedTheme(theme, new Properties()));

        assertThat(readFrom).hasSize(2).containsOnly(theme);
    }
}
