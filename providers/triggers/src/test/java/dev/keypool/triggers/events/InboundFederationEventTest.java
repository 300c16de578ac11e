package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InboundFederationEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text);
    }

    private static Map<String, String> read(String toMap) throws Exception {
        return InboundFederationEvent.read(json("{\"response\":{\"userAttributesToMap\":" + toMap + "}}"));
    }

    @Test
    void theEventIsAsAwsDescribesIt() throws Exception {
        ObjectNode event = new InboundFederationEvent(new Envelope("eu-central-1", "eu-central-1_shop", "app"), "12345", "Example", "OIDC",
                Map.of("idToken", Map.of("sub", "12345"))).json();

        assertThat(event).isEqualTo(json("""
                {"version":"1","triggerSource":"InboundFederation_ExternalProvider","region":"eu-central-1","userPoolId":"eu-central-1_shop",
                "userName":"12345","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"app"},
                "request":{"providerName":"Example","providerType":"OIDC","attributes":{"idToken":{"sub":"12345"}}},
                "response":{"userAttributesToMap":{}}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void anEmptyAnswerIsNone(String toMap) throws Exception {
        assertThat(read(toMap)).isEmpty();
    }

    @Test
    void anEventWithoutTheMemberIsNone() throws Exception {
        assertThat(InboundFederationEvent.read(json("{\"response\":{}}"))).isEmpty();
    }

    @Test
    void valuesAreTexts() throws Exception {
        assertThat(read("{\"email\":\"a@example.com\",\"email_verified\":true,\"level\":3,\"nickname\":null}"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("email", "a@example.com", "email_verified", "true", "level", "3", "nickname", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "{\"groups\":[\"a\"]}", "{\"address\":{}}", "{\"\":\"x\"}",
            "{\"name\":\"a\\u0000b\"}", "{\"name\":\"\\ud800\"}", "{\"na\\u0001me\":\"x\"}"})
    void anythingElseIsNoAnswer(String toMap) {
        assertThatThrownBy(() -> read(toMap)).isInstanceOfSatisfying(FunctionException.class,
                failure -> assertThat(failure.kind()).isEqualTo(FunctionException.Kind.INVALID_RESPONSE));
    }

    @Test
    void tooManyAttributesAreNoAnswer() {
        ObjectNode toMap = JSON.createObjectNode();
        for (int i = 0; i <= InboundFederationEvent.MAX_ATTRIBUTES; i++) {
            toMap.put("a" + i, "x");
        }

        assertThatThrownBy(() -> read(toMap.toString())).isInstanceOf(FunctionException.class);
    }

    @Test
    void whatIsNotTheEventIsNoAnswer() {
        assertThatThrownBy(() -> InboundFederationEvent.read(json("{}"))).isInstanceOf(FunctionException.class);
    }
}
