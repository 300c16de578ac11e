package dev.keypool.triggers.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.KeycloakSanitizerPolicy;
import org.owasp.html.Encoding;

final class ErrorTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Not <b>today</b>", "<a href=\"https://evil.example.com\">Sign in</a>", "&lt;a href='x'&gt;", "&#60;b&#62;", "&#x3c;b>",
            "&amp;lt;b&amp;gt;", "<<b>>", "<b", "</b", "< /b><b>", "<!-- ", "<?php", "<svg/onload=alert(1)>", "<1><b>", "&lt", "<\u00a0b>", "{{<b>}}", "a<"})
    void markupIsShownAndNotRendered(String text) {
        String html = onAPageThatTakesHtml(ErrorText.withoutMarkup(text));

        assertThat(html.replace("{<!-- -->{", "{{")).doesNotContain("<", ">");
        assertThat(plain(html)).isEqualTo(ErrorText.withoutMarkup(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bread & butter", "a < b", "x <3", "5 > 3", "a -> b", "\"Why?\" & 'how'", "50 %", "{0} {username}", "1 < 2 > 0"})
    void whatIsNoMarkupStaysAsItIs(String text) {
        assertThat(ErrorText.withoutMarkup(text)).isEqualTo(text);
        assertThat(plain(onAPageThatTakesHtml(text))).isEqualTo(text);
    }

    @Test
    void markupStaysReadable() {
        assertThat(ErrorText.withoutMarkup("Not <b>today</b>")).isEqualTo("Not \u2039b\u203atoday\u2039/b\u203a");
        assertThat(ErrorText.withoutMarkup("AT&T")).isEqualTo("AT\uff06T");
    }

    /** As KeycloakSanitizerMethod makes it, which itself needs FreeMarker. */
    private static String onAPageThatTakesHtml(String text) {
        String html = text;
        for (int i = 0; i < 5; i++) {
            html = Encoding.decodeHtml(html, false);
        }
        return KeycloakSanitizerPolicy.POLICY_DEFINITION.sanitize(html);
    }

    private static String plain(String html) {
        return Encoding.decodeHtml(html.replace("{<!-- -->{", "{{"), false);
    }

    @Test
    void whateverIsSaidOfAFunctionIsOneLine() {
        String text = "gone\r\nFORGED \u001b[31m\u2028FORGED\u0085\u202E" + "x".repeat(100_000);
        for (FunctionException e : List.of(FunctionException.refused(text), FunctionException.unavailable(text),
                FunctionException.notCalled(text), FunctionException.invalidResponse(text))) {
            assertThat(e.getMessage()).startsWith("gone  FORGED  [31m FORGED  xxx").hasSizeLessThanOrEqualTo(ErrorText.MAX_LENGTH);
        }
    }
}
