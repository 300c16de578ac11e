package dev.keypool.identitypools.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final String NOT_WELL_FORMED = "The request body is not well-formed JSON with unique names and at most 16 levels.";
    private static final String NOT_AN_OBJECT = "The request body must be a JSON object.";

    @Test
    void anObjectIsRead() throws Exception {
        assertThat(StrictJson.object(utf8("{\"ä\": [1, {\"b\": null}]}")).at("/ä/0").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"S3cret\":1,\"S3cret\":2}", "{\"a\":{\"S3cret\":1,\"b\":2,\"S3cret\":3}}", "{\"a\":1,\"\\u0061\":\"S3cret\"}",
            "{\"a\":[{\"S3cret\":1,\"S3cret\":1}]}"})
    void aNameThatComesTwiceIsRefused(String json) {
        assertRefused(utf8(json), NOT_WELL_FORMED);
    }

    @Test
    void thereAreAtMost16Levels() throws Exception {
        StrictJson.object(utf8("{\"a\":".repeat(16) + "1" + "}".repeat(16)));
        assertRefused(utf8("{\"a\":".repeat(17) + "1" + "}".repeat(17)), NOT_WELL_FORMED);
        assertRefused(utf8("{\"S3cret\":" + "[".repeat(30_000)), NOT_WELL_FORMED);
        assertRefused(utf8("{\"a\":".repeat(10_000)), NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}{\"S3cret\":1}", "{}S3cret", "{},", "{}]", "{}null", "{}\u0000"})
    void nothingMayFollowTheObject(String json) {
        assertRefused(utf8(json), NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "[{\"a\":\"S3cret\"}]", "null", "1", "\"S3cret\"", "true"})
    void onlyAnObjectIsTaken(String json) {
        assertRefused(utf8(json), NOT_AN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3cret", "{", "{\"S3cret\"", "{\"a\":S3cret}", "{'a':1}", "{a:1}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":+1}",
            "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":\"S3cret\n\"}", "{\"a\":\"\\x\"}", "{/*S3cret*/}", "{}//S3cret", "\uFEFF{}"})
    void onlyJsonAsTheRfcHasItIsTaken(String json) {
        assertRefused(utf8(json), NOT_WELL_FORMED);
    }

    @Test
    void otherEncodingsAreRefused() {
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16}) {
            assertThat(refusal("{\"a\":\"S3cret\"}".getBytes(charset))).isNotNull();
        }
        assertRefused("{\"a\":\"S3cret ä\"}".getBytes(StandardCharsets.ISO_8859_1), "The request body is not UTF-8.");
        // An overlong slash, a surrogate half, a byte that UTF-8 never has, a character cut in half.
        for (byte[] bad : new byte[][] {{(byte) 0xC0, (byte) 0xAF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}, {(byte) 0xC3}}) {
            byte[] body = new byte[bad.length + 10];
            System.arraycopy(utf8("{\"a\":\""), 0, body, 0, 6);
            System.arraycopy(bad, 0, body, 6, bad.length);
            System.arraycopy(utf8("\"}  "), 0, body, 6 + bad.length, 4);
            assertRefused(body, "The request body is not UTF-8.");
        }
    }

    @Test
    void numbersHaveAtMost100Characters() throws Exception {
        StrictJson.object(utf8("{\"a\":" + "9".repeat(100) + "}"));
        assertRefused(utf8("{\"a\":" + "9".repeat(101) + "}"), NOT_WELL_FORMED);
        assertRefused(utf8("{\"a\":0." + "9".repeat(101) + "}"), NOT_WELL_FORMED);
    }

    @Test
    void anExponentCostsNothing() throws Exception {
        assertThat(StrictJson.object(utf8("{\"a\":1e999999999,\"b\":-1E-999999999}")).get("a").isNumber()).isTrue();
    }

    @Test
    void aStringHasAtMostTheSizeOfABody() throws Exception {
        StrictJson.object(utf8("{\"a\":\"" + "x".repeat(RequestBody.MAX_BYTES - 8) + "\"}"));
        assertRefused(utf8("{\"a\":\"" + "x".repeat(RequestBody.MAX_BYTES + 1) + "\"}"), NOT_WELL_FORMED);
        assertRefused(utf8("{\"" + "x".repeat(2049) + "\":1}"), NOT_WELL_FORMED);
    }

    @Test
    void whatIsWrittenIsUtf8() {
        assertThat(StrictJson.bytes(StrictJson.newObject().put("a", "ä"))).isEqualTo(utf8("{\"a\":\"ä\"}"));
    }

    private static void assertRefused(byte[] body, String message) {
        assertThat(refusal(body)).isNotNull().hasMessage(message).hasNoCause();
        assertThat(refusal(body).isTooLarge()).isFalse();
    }

    private static BadRequestException refusal(byte[] body) {
        return catchThrowableOfType(BadRequestException.class, () -> StrictJson.object(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
