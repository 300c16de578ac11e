package dev.keypool.triggers.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengePageTest {

    @Test
    void wellKnownNamesHaveTheirPlace() {
        Map<String, Object> page = ChallengePage.parts("1", Map.of("securityQuestion", "Which team?", "message", "One more", "email", "a***@example.com",
                "captchaUrl", "https://example.com/1.png", "inputMode", "numeric"));

        assertThat(page).containsEntry("id", "1").containsEntry("question", "Which team?").containsEntry("message", "One more")
                .containsEntry("sentTo", "a***@example.com").containsEntry("image", "https://example.com/1.png").containsEntry("inputMode", "numeric")
                .containsEntry("details", List.of());
    }

    @Test
    void othersAreListed() {
        Map<String, Object> page = ChallengePage.parts("1", Map.of("attemptsLeft", "3", "question", " ", "id", "another"));

        assertThat(page).containsEntry("id", "1").doesNotContainKey("question").containsEntry("inputMode", "text");
        assertThat((List<?>) page.get("details")).asInstanceOf(InstanceOfAssertFactories.list(Object.class)).containsExactlyInAnyOrder(
                Map.of("name", "attemptsLeft", "value", "3"), Map.of("name", "id", "value", "another"), Map.of("name", "question", "value", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/1.png", "url/123.jpg", "javascript:alert(1)", "data:image/png;base64,AA", "https:", "https://u:p@example.com/",
            "https://exa mple.com/\" onerror=\"x"})
    void whatIsNoHttpsAddressIsNoPicture(String url) {
        Map<String, Object> page = ChallengePage.parts("1", Map.of("captchaUrl", url));

        assertThat(page).doesNotContainKey("image").containsEntry("details", List.of(Map.of("name", "captchaUrl", "value", url)));
    }

    @Test
    void anInputModeOfItsOwnIsNone() {
        assertThat(ChallengePage.parts("1", Map.of("inputMode", "\" onfocus=\""))).containsEntry("inputMode", "text");
    }
}
