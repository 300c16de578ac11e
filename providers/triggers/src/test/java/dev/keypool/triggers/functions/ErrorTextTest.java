package dev.keypool.triggers.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorTextTest {

    @Test
    void aFunctionsTextIsNoHtmlOnTheErrorPage() {
        assertThat(ErrorText.withoutMarkup("<a href=\"x\">&lt;b&gt; &#60;")).doesNotContain("<", ">", "&");
        assertThat(ErrorText.withoutMarkup("Bread & butter")).isEqualTo("Bread & butter");
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
