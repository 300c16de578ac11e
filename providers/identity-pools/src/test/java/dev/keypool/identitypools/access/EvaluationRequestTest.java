package dev.keypool.identitypools.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationRequestTest {

    private final ObjectNode json = EvaluationJson.any();

    @Test
    void everyMemberIsRead() throws Exception {
        at("/resource").putObject("properties").put("account", "999999999999");
        at("/context").put("explain", true).putObject("keys").put("aws:SourceIp", "10.0.0.1");
        at("/subject/properties/request/headers").put("X-Amz-Date", "d").putArray("X-Two").add("1").add("2");
        EvaluationRequest request = EvaluationRequest.read(json);
        assertThat(request.accessKeyId()).isEqualTo("ASIAABCDEFGHIJKLMNOP");
        assertThat(request.action()).isEqualTo("s3:GetObject");
        assertThat(request.resource()).isEqualTo("arn:aws:s3:::games/k");
        assertThat(request.resourceAccount()).isEqualTo("999999999999");
        assertThat(request.service()).isEqualTo("games");
        assertThat(request.region()).isEqualTo("eu-central-1");
        assertThat(request.explain()).isTrue();
        assertThat(request.keys()).containsOnlyKeys("aws:sourceip");
        HttpRequest http = request.request();
        assertThat(http.method()).isEqualTo("GET");
        assertThat(http.rawPath()).isEqualTo("/k");
        assertThat(http.rawQuery()).isEqualTo("a=1");
        assertThat(http.headers()).containsExactlyInAnyOrder(Map.entry("X-Amz-Date", "d"), Map.entry("X-Two", "1"), Map.entry("X-Two", "2"),
                Map.entry("host", "games.example"));
    }

    @Test
    void optionalMembersMayBeAbsentOrNull() throws Exception {
        EvaluationRequest request = EvaluationRequest.read(json);
        assertThat(request.resourceAccount()).isNull();
        assertThat(request.keys()).isEmpty();
        assertThat(request.explain()).isFalse();
        at("/context").putNull("keys").putNull("explain");
        at("/resource").putNull("properties");
        assertThat(EvaluationRequest.read(json)).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "subject.type", "subject.id", "subject.properties", "subject.properties.request",
            "subject.properties.request.method", "subject.properties.request.url", "subject.properties.request.headers",
            "subject.properties.request.payloadHash", "action", "action.name", "resource", "resource.type", "resource.id",
            "context", "context.service", "context.region"})
    void aMissingMemberIsNamedWithItsPlace(String place) {
        JsonPointer pointer = JsonPointer.valueOf("/" + place.replace('.', '/'));
        String name = pointer.last().getMatchingProperty();
        ObjectNode parent = (ObjectNode) json.at(pointer.head());
        parent.remove(name);
        assertRefusedAt(place);
        parent.putNull(name);
        assertRefusedAt(place);
        parent.put(name, "");
        assertRefusedAt(place);
        parent.put(name, 1);
        assertRefusedAt(place);
        parent.putArray(name).add("S3cret");
        assertRefusedAt(place);
    }

    @Test
    void otherTypesOfSubjectAndResourceAreRefused() {
        at("/subject").put("type", "user");
        assertRefused("subject.type must be aws_sigv4.");
        at("/subject").put("type", "aws_sigv4");
        at("/resource").put("type", "document");
        assertRefused("resource.type must be arn.");
    }

    @ParameterizedTest
    @CsvSource({"not a url,must be a URL.", "https://h/|,must be a URL.", "/k?a=1,'must be absolute, as the client sent it.'",
            "k,'must be absolute, as the client sent it.'", "mailto:a@b,'must be absolute, as the client sent it.'",
            "file:///etc/passwd,'must be absolute, as the client sent it.'"})
    void anUrlIsAbsolute(String url, String rule) {
        at("/subject/properties/request").put("url", url);
        assertRefused("subject.properties.request.url " + rule);
    }

    @Test
    void anUrlWithoutAPathAsksForTheRoot() throws Exception {
        at("/subject/properties/request").put("url", "https://games.example?a=%2F");
        HttpRequest http = EvaluationRequest.read(json).request();
        assertThat(http.rawPath()).isEqualTo("/");
        assertThat(http.rawQuery()).isEqualTo("a=%2F");
    }

    @Test
    void aHostHeaderCountsMoreThanTheUrl() throws Exception {
        at("/subject/properties/request/headers").put("HOST", "other.example:8443");
        assertThat(EvaluationRequest.read(json).request().headers()).containsExactly(Map.entry("HOST", "other.example:8443"));
    }

    @Test
    void thereAreAtMost200Headers() {
        for (int i = 0; i < 201; i++) {
            at("/subject/properties/request/headers").put("h" + i, "v");
        }
        assertRefused("subject.properties.request.headers has at most 200 headers.");
    }

    @Test
    void aHeaderHoldsTexts() {
        at("/subject/properties/request/headers").putObject("h").put("S3cret", 1);
        assertRefused("subject.properties.request.headers must hold strings, numbers, booleans or arrays of them.");
        at("/subject/properties/request/headers").putArray("h").addArray().add("S3cret");
        assertRefused("subject.properties.request.headers must hold strings, numbers, booleans or arrays of them.");
    }

    @Test
    void wishesOfAnotherTypeAreRefused() {
        at("/context").put("explain", "true");
        assertRefused("context.explain must be true or false.");
        at("/context").put("explain", true).put("keys", "S3cret");
        assertRefused("context.keys must be an object.");
        at("/context").remove("keys");
        at("/resource").put("properties", "S3cret");
        assertRefused("resource.properties must be an object.");
        at("/resource").putObject("properties").put("account", 999);
        assertRefused("resource.properties.account must be a string.");
    }

    private ObjectNode at(String pointer) {
        return (ObjectNode) json.at(pointer);
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> EvaluationRequest.read(json)).withMessage(message);
    }

    private void assertRefusedAt(String place) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> EvaluationRequest.read(json))
                .withMessageMatching(place.replace(".", "\\.") + " must be (an object|a string|a string that is not empty|a URL|aws_sigv4|arn)\\.");
    }
}
