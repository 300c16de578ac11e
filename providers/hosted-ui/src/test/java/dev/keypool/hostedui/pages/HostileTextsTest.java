package dev.keypool.hostedui.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.beans.AdvancedMessageFormatterMethod;
import org.keycloak.theme.beans.MessageFormatterMethod;

/** Whatever text is taken is a text on the page, in every way in which Keycloak's templates show one. */
final class HostileTextsTest {

    private static final String PAGE = """
            [p]${msg("k")}[/p][a]<i title="${msg("k", "x")}"></i>[/a][s]${kcSanitize(msg("k"))?no_esc}[/s][v]${kcSanitize(advancedMsg(reference))?no_esc}[/v]\
            [m]${kcSanitize(msg("k", "x", 1))?no_esc}[/m][n]${kcSanitize(msg("k", msg("inner"), msg("inner")))?no_esc}[/n][j]<script><#outputformat "JavaScript">let t = ${msg("k")?c};</#outputformat></script>[/j]""";
    private static final Pattern ANY_TEXT = Pattern.compile("[^<>\"]*", Pattern.DOTALL);

    private static final String[] PIECES = {"<", ">", "&", "&lt", "&lt;", "&gt;", "&amp", ";", "lt;", "#60;", "#x3c;", "'", "''", "\"", "{0}", "{1}", "{", "}", "${", "$", "k}",
        "script", "/script", "a href=", "javascript:alert(1)", " ", "\\", "\n", "\u2028", "\uff1c", "x", "!--", "]]"};

    @ParameterizedTest
    @ValueSource(strings = {
        "</script><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;a href=https://evil.example&amp;gt;", "&#60;img src=x onerror=alert(1)&#62;",
        "&'#'60;img src=x onerror=alert(1)&'#'62;", "&ltimg src=x onerror=alert(1)&gt", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "\"; alert(1); //", "\\\"; alert(1); //",
        "$'{'k}", "${k}", "{0}{1}{9}", "'{0}'", "it's {0}", "it''s {0}", "\u2028alert(1)", "&{0}", "&{0};", "javascript:alert(1)", "<!--", "]]>"
    })
    void isTextOrRefused(String text) throws Exception {
        check(text);
    }

    @Test
    void whateverIsPutTogetherIsTextOrRefused() throws Exception {
        Random random = new Random(7);
        int taken = 0;
        for (int time = 0; time < 3_000; time++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(6); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            taken += check(text.toString()) ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(300);
    }

    /** Executed actions of a mail are such texts within a text: an empty one, or half of a character reference, and its neighbours meet. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {"&{0}lt;a href=&{0}quot;https://evil.example&{0}quot;&{0}gt;here&{0}lt;/a&{0}gt;|``", "{0}lt;b{0}gt;|&", "{0}t;b{0}t;|&l",
        "{0}mp;lt;b|&a", "&'{0}'lt;|x", "&a{0}lt;b|mp;", "{0} AT&{0}|``"})
    void aTextWithinATextIsTextOrRefused(String outer, String inner) throws Exception {
        assertThat(check(outer, inner)).as("taken").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sign in to AT&T", "R&D, Q&A and H&M", "Tom & Jerry & {0}", "Fish & chips", "{0}&Co.", "می\u200cخواهم", "\u200f{0}"})
    void ampersandsAndMarksThatLanguagesNeedAreTaken(String text) throws Exception {
        assertThat(check(text)).isTrue();
    }

    /** They would turn the order of a code or of a link's letters. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202e{0}", "{0}\u2066", "a\u202a", "\udb40\udc41x"})
    void whatTurnsTheOrderOfLettersOrIsUnseenIsRefused(String text) throws Exception {
        assertThat(check(text)).isFalse();
    }

    @Test
    void whateverIsPutIntoOneAnotherIsTextOrRefused() throws Exception {
        Random random = new Random(11);
        String[] pieces = {"&", "&l", "&a", "l", "lt;", "t;", "amp;", "mp;", "gt;", "#60;", "{0}", "b", " ", "''", "'", "LT;", "&T", "quot;"};
        int taken = 0;
        for (int time = 0; time < 6_000; time++) {
            StringBuilder[] texts = {new StringBuilder(), new StringBuilder()};
            for (StringBuilder text : texts) {
                for (int piece = random.nextInt(5); piece > 0; piece--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
            }
            taken += check(texts[0].toString(), texts[1].toString()) ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(300);
    }

    private static boolean check(String text) throws Exception {
        return check(text, "x");
    }

    /** Whether both were taken. */
    private static boolean check(String text, String inner) throws Exception {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("texts").putObject("en").put("k", text).put("inner", inner);
        Map<String, String> texts;
        try {
            texts = Branding.kept(json.toString()).texts("en");
        } catch (RefusedException e) {
            return false;
        }
        String page = page(texts);
        for (String place : new String[] {"p", "s", "v", "m", "n"}) {
            // OWASP's sanitizer takes braces apart with an empty comment.
            assertThat(part(page, place).replace("{<!-- -->", "{")).as(text).matches(ANY_TEXT);
        }
        assertThat(part(page, "a")).as(text).matches(Pattern.compile("<i title=\"[^<>\"]*\"></i>", Pattern.DOTALL));
        assertThat(part(page, "j")).as(text).matches(Pattern.compile("<script>let t = \"([^\"\\\\\\n\\r<]|\\\\.)*\";</script>"));
        return true;
    }

    private static String part(String page, String name) {
        return page.substring(page.indexOf("[" + name + "]") + 3, page.indexOf("[/" + name + "]"));
    }

    private static String page(Map<String, String> texts) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        Properties messages = new Properties();
        messages.putAll(texts);
        Map<String, Object> data = new HashMap<>();
        data.put("reference", "${k}");
        data.put("kcSanitize", new KeycloakSanitizerMethod());
        data.put("msg", new MessageFormatterMethod(Locale.ENGLISH, messages));
        data.put("advancedMsg", new AdvancedMessageFormatterMethod(Locale.ENGLISH, messages));
        StringWriter page = new StringWriter();
        new Template("page.ftl", PAGE, configuration).process(data, page);
        return page.toString();
    }
}
