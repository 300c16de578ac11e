package dev.keypool.identitypools.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/x-amz-json-1.1", "application/json", "APPLICATION/JSON; charset=UTF-8",
            "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8",
            "application/x-www-form-urlencoded;charset=\"UTF-8\"", "text/plain; format=flowed", "application/json ; profile=\"a b\""})
    void whatIsWellFormedPasses(String contentType) {
        assertThat(ContentTypes.isUsable(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "/", "application/", "/json", "application json", "application/json;", "application/json; charset",
            "application/json; charset=", "application/json; =utf-8", "application/json, text/plain", "a/b; c=\"unclosed", "*/*;q",
            "application/\u00e9", "application/json\r\nX: y"})
    void whatIsMalformedDoesNot(String contentType) {
        assertThat(ContentTypes.isUsable(contentType)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "Multipart/Mixed; boundary=x",
            "application/x-www-form-urlencoded; charset=nonsense", "application/x-www-form-urlencoded; CHARSET=utf-16",
            "application/json; a=b; charset=\"latin-1\"", "application/json; charset=\"utf-8;x\"", "application/json; charset=\"utf-8; charset=utf-8\""})
    void norDoesWhatKeycloakWouldFailAt(String contentType) {
        assertThat(ContentTypes.isUsable(contentType)).isFalse();
    }

    @Test
    void longOnesAreRefusedAtOnce() {
        String hostile = "a/b" + ";a=b ".repeat(100_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThat(ContentTypes.isUsable(hostile)).isFalse());
        assertThat(ContentTypes.isUsable("a/" + "b".repeat(254))).isTrue();
        assertThat(ContentTypes.isUsable("a/" + "b".repeat(255))).isFalse();
    }
}
