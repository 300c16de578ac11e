package dev.keypool.triggers.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.triggers.events.EventVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators send. */
final class TestRequestTest {

    private static TestRequest read(String json) throws BadTestException {
        return TestRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everythingIsRead() throws Exception {
        TestRequest request = read("{\"triggerSource\":\"s\",\"lambdaVersion\":\"V2_0\",\"userId\":\"u\",\"clientId\":\"c\",\"overrides\":{\"a\":1}}");

        assertThat(request.lambdaVersion()).isEqualTo(EventVersion.V2_0);
        assertThat(request.overrides().get("a").intValue()).isEqualTo(1);
        assertThat(read("{\"triggerSource\":\"s\",\"username\":null}").username()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{", "{\"triggerSource\":5}", "{\"triggerSource\":\" \"}", "{\"triggerSource\":\"s\",\"user\":\"x\"}",
        "{\"triggerSource\":\"s\",\"triggerSource\":\"t\"}", "{\"triggerSource\":\"s\",\"overrides\":[]}", "{\"triggerSource\":\"s\",\"lambdaVersion\":\"V4\"}"})
    void whatIsNoRequestIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(BadTestException.class).message().endsWith(".");
    }

    @Test
    void bodiesAreBounded() {
        assertThatThrownBy(() -> read("{\"triggerSource\":\"" + "s".repeat(TestRequest.MAX_BYTES) + "\"}")).hasMessageContaining("bytes");
        assertThatThrownBy(() -> read("{\"triggerSource\":\"s\",\"overrides\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + "}"))
                .isInstanceOf(BadTestException.class);
    }
}
