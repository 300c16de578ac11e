package dev.keypool.hostedui.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HtmlWordsTest {

    private static final String THEME = "<p>Jemand hat ein {2}-Konto.</p><p><a href=\"{0}\">Link zur Bestätigung</a></p><p>{3}</p>";

    @Test
    void blankLinesPartParagraphs() {
        assertThat(HtmlWords.of("One\ntwo\n\n \nThree\n", THEME)).isEqualTo("<p>One<br>two</p><p>Three</p>");
    }

    @Test
    void aLinkSaysWhatTheThemesSays() {
        assertThat(HtmlWords.of("Hallo {2}\n\n{0}", THEME)).isEqualTo("<p>Hallo {2}</p><p><a href=\"{0}\">Link zur Bestätigung</a></p>");
        assertThat(HtmlWords.of("Hier: {0}!", THEME)).isEqualTo("<p>Hier: <a href=\"{0}\">Link zur Bestätigung</a>!</p>");
    }

    @Test
    void aCodeThatStandsAloneStandsOut() {
        assertThat(HtmlWords.of("Ihr Code\n\n{0}", "<p>Code</p><p><b>{0}</b></p>")).isEqualTo("<p>Ihr Code</p><p><b>{0}</b></p>");
    }

    @Test
    void textIsNoMarkup() {
        assertThat(HtmlWords.of("Q&A; $1 \\ {0}", "")).isEqualTo("<p>Q&amp;A; $1 \\ {0}</p>");
    }

    @Test
    void aLabelMayHoldArgumentsToo() {
        String theme = "<p><a href=\"{0}\">Abruf von {3}</a></p>";

        assertThat(HtmlWords.of("{3}:\n\n{0}", theme)).isEqualTo("<p>{3}:</p><p><a href=\"{0}\">Abruf von {3}</a></p>");
    }
}
