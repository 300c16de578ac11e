package dev.keypool.hostedui.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WordsTest {

    private final Properties messages = new Properties();

    @BeforeEach
    void keycloaks() {
        messages.setProperty("passwordResetSubject", "Reset password");
        messages.setProperty("passwordResetBody", "Click {0}");
        messages.setProperty("passwordResetBodyHtml", "<p><a href=\"{0}\">Reset</a></p>");
        messages.setProperty("eventUserDisabledByTemporaryLockoutBody", "On {0}");
        messages.setProperty("eventUserDisabledByTemporaryLockoutHtml", "<p>On {0}</p>");
    }

    @Test
    void aBodyIsWordedOnceForTextAndHtml() {
        Words.put(messages, Map.of("passwordResetBody", "Hello\n\n{0}"));

        assertThat(messages).containsEntry("passwordResetBody", "Hello\n\n{0}").containsEntry("passwordResetBodyHtml", "<p>Hello</p><p><a href=\"{0}\">Reset</a></p>");
    }

    @Test
    void theHtmlMayHaveAnotherText() {
        Words.put(messages, Map.of("passwordResetBody", "Text {0}", "passwordResetBodyHtml", "Html {0}"));

        assertThat(messages).containsEntry("passwordResetBody", "Text {0}").containsEntry("passwordResetBodyHtml", "<p>Html <a href=\"{0}\">Reset</a></p>");
    }

    @Test
    void theLockoutsOddNamesAreKnown() {
        Words.put(messages, Map.of("eventUserDisabledByTemporaryLockoutBody", "Locked"));

        assertThat(messages).containsEntry("eventUserDisabledByTemporaryLockoutHtml", "<p>Locked</p>");
    }

    @Test
    void aSubjectIsOneLine() {
        Words.put(messages, Map.of("passwordResetSubject", "Hello\nBcc: all@example.org"));

        assertThat(messages).containsEntry("passwordResetSubject", "Hello Bcc: all@example.org");
    }
}
