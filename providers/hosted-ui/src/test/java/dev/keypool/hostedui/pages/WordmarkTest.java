package dev.keypool.hostedui.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keypool.hostedui.settings.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "A & B <script>alert(1)</script>", "\"></text><image href='https://evil.example'/>", "\u0000\u0008\uFFFE\uD800x", "", "東京 😀"})
    void anyNameIsAPictureOfItsText(String name) {
        String svg = Wordmark.svg(name, Settings.defaults());

        assertThatCode(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
        assertThat(svg).doesNotContain("<script", "<image").hasSizeLessThan(1000);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(Wordmark.svg("n".repeat(10_000), Settings.defaults())).contains("n".repeat(40)).doesNotContain("n".repeat(41));
    }

    @Test
    void itHasTheColorOfHeadingsInBothSchemes() throws Exception {
        Settings settings = Settings.parse("""
                {"categories": {"global": {"colorSchemeMode": "DYNAMIC"}},
                 "components": {"pageText": {"lightMode": {"headingColor": "112233ff"}, "darkMode": {"headingColor": "ddeeffff"}}}}""");

        assertThat(Wordmark.svg("Acme", settings)).contains("text{fill:#112233}", "@media(prefers-color-scheme:dark){text{fill:#ddeeff}}");
    }
}
