package dev.keypool.identitypools.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json;charset=utf-8", "application/json ; charset=utf-8", "application/json;"})
    void parametersAndCaseDoNotMatter(String header) {
        assertThat(ContentType.is(header, "application/json")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json-patch+json", "application/jsonx", "application/json x", "application/jso", "text/plain;application/json", "", ";"})
    void whatBeginsLikeItIsAnother(String header) {
        assertThat(ContentType.is(header, "application/json")).isFalse();
    }

    @Test
    void noneIsNone() {
        assertThat(ContentType.is(null, "application/json")).isFalse();
    }
}
