package dev.keypool.triggers.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrowserSignInTest {

    @Test
    void aFunctionsTextIsNoHtmlOnTheErrorPage() {
        assertThat(BrowserSignIn.plain("<a href=\"x\">&lt;b&gt; &#60;")).doesNotContain("<", ">", "&");
        assertThat(BrowserSignIn.plain("Bread & butter")).isEqualTo("Bread & butter");
    }
}
