package dev.keypool.triggers.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ErrorTextTest {

    @Test
    void aFunctionsTextIsNoHtmlOnTheErrorPage() {
        assertThat(ErrorText.withoutMarkup("<a href=\"x\">&lt;b&gt; &#60;")).doesNotContain("<", ">", "&");
        assertThat(ErrorText.withoutMarkup("Bread & butter")).isEqualTo("Bread & butter");
    }
}
