package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"a":2}            | Line 1, column 11: Here a name stands for the second time in the same object.
            {"a":{"b":1,"b":2}}      | Here a name stands for the second time in the same object.
            {"a":1 "b":2}            | Line 1, column 8: Here this is no JSON: a comma, bracket or quotation mark is missing just before, or there is one too many.
            {"a":1,}                 | Line 1, column 8: Here this is no JSON: a comma, bracket or quotation mark
            {'a':1}                  | Here this is no JSON: a comma, bracket or quotation mark
            {"a":[1,2}               | Here this is no JSON: a comma, bracket or quotation mark
            {"a":NaN}                | Here this is no JSON
            no JSON                  | Here this is no JSON
            {"a":1                   | Here the JSON ends too early: a bracket or a quotation mark is missing.
            {"a":"b                  | Here the JSON ends too early: a bracket or a quotation mark is missing.
            {"a":1} {}               | Here the JSON has ended, and there is more.
            {"a":1}}                 | Here this is no JSON: a comma, bracket or quotation mark
            [1]                      | This is no JSON object.
            null                     | This is no JSON object.
            """)
    void eachCauseHasASentenceOfItsOwn(String json, String sentence) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(RefusedException.class).message().contains(sentence).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void anEmptyBodyIsToldAsOne(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(RefusedException.class).hasMessage("The request body is empty.");
    }

    @Test
    void whatIsTooDeepOrTooLongIsToldAsThat() {
        for (String json : new String[] {"{\"a\":".repeat(100), "[".repeat(100_000), "{\"a\":\"" + "x".repeat(2_000_000) + "\"}", "{\"" + "x".repeat(2_000) + "\":1}",
                "{\"a\":" + "9".repeat(100) + "}", "{\"a\":[" + "1,".repeat(200_000) + "1]}"}) {
            assertThatThrownBy(() -> read(json)).isInstanceOf(RefusedException.class).message().contains("goes too deep or on too long");
        }
    }

    @ParameterizedTest
    @CsvSource({"windows-1252,Schön", "windows-1252,Ü"})
    void anotherEncodingIsTold(String charset, String text) {
        assertThatThrownBy(() -> StrictJson.object(("{\"a\":\"" + text + "\"} ").getBytes(Charset.forName(charset)))).isInstanceOf(RefusedException.class)
                .message().startsWith("This is not in UTF-8");
    }

    /** Jackson tells this one otherwise than all others. */
    @Test
    void halfACharacterInUtf32IsTold() {
        assertThatThrownBy(() -> StrictJson.object(new byte[] {0, 0, 0, '{', 0, 0, 0})).isInstanceOf(RefusedException.class).message().startsWith("This is not in UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws RefusedException {
        assertThat(read("\uFEFF{\"a\":\"ö\"}").get("a").textValue()).isEqualTo("ö");
    }

    @Test
    void anUnknownNameIsToldWithTheOneThatIsNear() {
        assertThatThrownBy(() -> Branding.given(StrictJson.newObject().put("setting", 1), List.of())).hasMessage("$: \"setting\" is not known here. Did you mean \"settings\"?");
    }

    private static ObjectNode read(String json) throws RefusedException {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    }
}
