package dev.keypool.identitypools.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.identitypools.SessionStub;
import dev.keypool.identitypools.Stub;
import dev.keypool.identitypools.answers.Answers;
import dev.keypool.identitypools.observability.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;

/** What is answered to requests that are not of the protocol's form. */
class CognitoIdentityResourceTest {

    private static final String TYPE = "application/x-amz-json-1.1";
    private static final String GET_ID = "AWSCognitoIdentityService.GetId";

    @BeforeAll
    static void answers() {
        Answers.available();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GetId", "awscognitoidentityservice.GetId", "AWSCognitoIdentityService.", "AWSCognitoIdentityService.getId",
            "AWSCognitoIdentityService.GetId ", "AWSCognitoIdentityService.GetCallerIdentity", "AWSSecurityTokenService.GetId"})
    void anUnknownTargetIsNoOperation(String target) throws Exception {
        assertRefused(call(target, TYPE, bytes("{}")), 400, "UnknownOperationException");
        assertRefused(call(null, TYPE, bytes("{}")), 400, "UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.10", "text/plain", "", "x"})
    void anotherContentTypeIsRefused(String type) throws Exception {
        assertRefused(call(GET_ID, type, bytes("{}")), 400, "SerializationException");
        assertRefused(call(GET_ID, null, bytes("{}")), 400, "SerializationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {TYPE, "Application/X-Amz-JSON-1.1", TYPE + "; charset=utf-8", TYPE + ";charset=UTF-8"})
    void theContentTypeMayHaveACharsetAndAnyCase(String type) throws Exception {
        assertThat(Answers.body(call(GET_ID, type, bytes("[]")))).as("the body is looked at").contains("The request body must be a JSON object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"a\":1,\"a\":2}", "{}{}", "{\"Logins\":"})
    void whatIsNoObjectIsRefused(String body) throws Exception {
        assertRefused(call(GET_ID, TYPE, bytes(body)), 400, "SerializationException");
    }

    @Test
    void aBodyPastTheLimitIsToldApart() throws Exception {
        assertRefused(call(GET_ID, TYPE, new byte[512 * 1024 + 1]), 413, "RequestEntityTooLargeException");
        assertRefused(call(GET_ID, TYPE, new byte[512 * 1024]), 400, "SerializationException");
    }

    @Test
    void whatIsRefusedForItsFormIsCounted() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            call(GET_ID, TYPE, bytes("{"));
            call(GET_ID, "text/plain", bytes("{}"));
            call(GET_ID, TYPE, new byte[512 * 1024 + 1]);
            call("nonsense", TYPE, bytes("{}"));
            // Nothing to read from: a fault of ours.
            new CognitoIdentityResource(SessionStub.of(Map.of())).call(GET_ID, TYPE, new InputStream() {
                @Override
                public int read() {
                    throw new IllegalStateException("on purpose");
                }
            });
            assertThat(count(registry, "get_id", "malformed")).isEqualTo(2);
            assertThat(count(registry, "get_id", "too_large")).isEqualTo(1);
            assertThat(count(registry, "get_id", "internal_error")).isEqualTo(1);
            assertThat(count(registry, "unknown", "unknown_operation")).isEqualTo(1);
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    private static long count(MeterRegistry registry, String operation, String error) {
        return registry.find("keypool.requests").tags("operation", operation, "outcome", "refused", "error", error).timers()
                .stream().mapToLong(Timer::count).sum();
    }

    @Test
    void everyOperationOfTheModelIsThere() {
        assertThat(Operation.COGNITO_IDENTITY).hasSize(23).allSatisfy(operation -> {
            assertThat(CognitoOperations.of(operation)).as(operation.wireName()).isNotNull();
            assertThat(CognitoOperations.targeted("AWSCognitoIdentityService." + operation.wireName())).isEqualTo(operation);
        });
    }

    /** And says nothing of what it is. */
    @Test
    void aFaultOfOursIsAnInternalErrorOfEveryOperation() throws Exception {
        KeycloakSession session = SessionStub.of(Map.of());
        KeycloakSession failing = Stub.of(KeycloakSession.class, Map.of("getContext", args -> session.getContext(),
                "getProvider", args -> {
                    throw new IllegalStateException("a secret");
                }));
        for (Operation operation : Operation.COGNITO_IDENTITY) {
            Response answer = new CognitoIdentityResource(failing).call("AWSCognitoIdentityService." + operation.wireName(), TYPE,
                    new ByteArrayInputStream(bytes("{}")));
            assertRefused(answer, 500, "InternalErrorException");
            assertThat(Answers.body(answer)).doesNotContain("secret", "Exception:", "java.");
        }
    }

    @Test
    void fourOperationsNeedNoSignature() {
        assertThat(Operation.COGNITO_IDENTITY).filteredOn(CognitoOperations::isPublic).extracting(Operation::wireName)
                .containsExactly("GetCredentialsForIdentity", "GetId", "GetOpenIdToken", "UnlinkIdentity");
    }

    @Test
    void errorsAnswerCorsToo() throws Exception {
        Response fromPage = new CognitoIdentityResource(SessionStub.of(Map.of("Origin", "https://app.example")))
                .call("x", TYPE, new ByteArrayInputStream(bytes("{}")));
        assertThat(fromPage.getHeaderString("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(fromPage.getHeaderString("Access-Control-Expose-Headers")).contains("x-amzn-RequestId", "x-amzn-ErrorType");
        assertThat(fromPage.getHeaderString("Access-Control-Allow-Credentials")).isNull();
        assertThat(call("x", TYPE, bytes("{}")).getHeaderString("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void aPreflightAllowsTheSdksHeaders() {
        Response answer = new CognitoIdentityResource(SessionStub.of(Map.of())).preflight();
        assertThat(answer.getHeaderString("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.getHeaderString("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.getHeaderString("Access-Control-Allow-Headers").toLowerCase())
                .contains("content-type", "x-amz-target", "x-amz-user-agent", "amz-sdk-invocation-id", "amz-sdk-request", "authorization");
    }

    private static void assertRefused(Response answer, int status, String code) throws Exception {
        JsonNode body = new ObjectMapper().readTree(Answers.body(answer));
        assertThat(body.get("__type").textValue()).isEqualTo(code);
        assertThat(body.get("message").textValue()).isNotBlank();
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getHeaderString("x-amzn-ErrorType")).isEqualTo(code);
        assertThat(answer.getHeaderString("x-amzn-RequestId")).matches("[0-9a-f-]{36}");
        assertThat(answer.getHeaderString("Content-Type")).isEqualTo(TYPE);
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }

    private static Response call(String target, String type, byte[] body) {
        return new CognitoIdentityResource(SessionStub.of(Map.of())).call(target, type, new ByteArrayInputStream(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
