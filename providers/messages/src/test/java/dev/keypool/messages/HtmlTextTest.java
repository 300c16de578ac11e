package dev.keypool.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HtmlTextTest {

    @Test
    void blocksAreLinesAndParagraphsHaveAnEmptyLineBetween() {
        assertThat(HtmlText.of("<h1>Welcome</h1><p>Hello<br>Alice,</p><div>one</div><div>two</div>"))
                .isEqualTo("Welcome\n\nHello\nAlice,\n\none\ntwo");
    }

    @Test
    void whiteSpaceIsOneSpace() {
        assertThat(HtmlText.of("  a\n\t b  <b>c</b>d ")).isEqualTo("a b cd");
    }

    @Test
    void theAddressOfALinkStandsBehindIt() {
        assertThat(HtmlText.of("<a href=\"https://example.com/?a=1&amp;b=2\">Click here</a>!"))
                .isEqualTo("Click here (https://example.com/?a=1&b=2)!");
    }

    @Test
    void anAddressIsNotSaidTwice() {
        assertThat(HtmlText.of("Go to <a href=\"https://example.com/?a=1&amp;b=2\">https://example.com/?a=1&amp;b=2</a>"))
                .isEqualTo("Go to https://example.com/?a=1&b=2");
    }

    @Test
    void entitiesAreCharacters() {
        assertThat(HtmlText.of("&lt;b&gt; &amp; &uuml;&#8364;")).isEqualTo("<b> & ü€");
    }

    @Test
    void whatIsNotShownIsLeftOut() {
        assertThat(HtmlText.of("<html><head><title>T</title><style>p{color:red}</style></head><body><!-- c --><script>x()</script>shown</body></html>"))
                .isEqualTo("shown");
    }

    @Test
    void listsHaveDashesAndCellsAreApart() {
        assertThat(HtmlText.of("<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>"))
                .isEqualTo("- one\n- two\n\na b");
    }

    @Test
    void textWithoutTagsStaysAndBrokenTagsDoNotHurt() {
        assertThat(HtmlText.of("Your code is 123")).isEqualTo("Your code is 123");
        assertThat(HtmlText.of("<a href='https://example.com'>open <b>and")).isEqualTo("open and (https://example.com)");
        assertThat(HtmlText.of("1 < 2")).isEqualTo("1 < 2");
    }
}
