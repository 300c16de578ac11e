package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sees of the AWS endpoints, and what all see of their errors. */
@WithKeycloak
final class CorsIT {

    private static final String ORIGIN = "https://game.example.com";
    private static final String GUEST = "{\"IdentityPoolId\":\"" + DemoRealm.POOL + "\"}";
    private static final String UNKNOWN_POOL = "{\"IdentityPoolId\":\"us-east-1:00000000-0000-0000-0000-000000000000\"}";

    private final KeycloakServer server;
    private final Http http = new Http();

    CorsIT(KeycloakServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognito-identity", "cognito-identity/", "sts", "sts/"})
    void aPreflightAllowsWhatTheSdksSend(String path) {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(endpoint(path))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,x-amz-date,x-amz-target,x-amz-user-agent")
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(header(answer, "Access-Control-Allow-Headers").toLowerCase().split(", "))
                .contains("authorization", "content-type", "x-amz-date", "x-amz-target", "x-amz-user-agent", "x-amz-security-token");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void answersAreForAnyOrigin() {
        HttpResponse<String> answer = getId(GUEST);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertReadable(answer);
    }

    @Test
    void errorsAreToo() {
        HttpResponse<String> cognito = getId(UNKNOWN_POOL);
        HttpResponse<String> sts = http.post(endpoint("sts"), "Action=GetCallerIdentity&Version=2011-06-15",
                "Content-Type", "application/x-www-form-urlencoded", "Origin", ORIGIN);

        assertThat(cognito.statusCode()).isEqualTo(400);
        assertReadable(cognito);
        assertThat(sts.statusCode()).isEqualTo(403);
        assertReadable(sts);
    }

    @Test
    void anErrorOfCognitoSaysWhatItIsInBodyAndHeader() throws IOException {
        HttpResponse<String> answer = getId(UNKNOWN_POOL);

        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.path("__type").textValue()).isEqualTo("ResourceNotFoundException");
        assertThat(body.path("message").textValue()).contains("not found");
        assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(header(answer, "x-amzn-RequestId")).matches("[0-9a-f-]{36}");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/x-amz-json-1.1");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anErrorOfStsIsXml() {
        HttpResponse<String> answer = http.post(endpoint("sts"), "Action=GetCallerIdentity&Version=2011-06-15",
                "Content-Type", "application/x-www-form-urlencoded");

        assertThat(header(answer, "Content-Type")).startsWith("text/xml");
        assertThat(header(answer, "x-amzn-RequestId")).matches("[0-9a-f-]{36}");
        assertThat(answer.body())
                .contains("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">")
                .contains("<Type>Sender</Type>")
                .contains("<Code>MissingAuthenticationToken</Code>")
                .contains("<RequestId>" + header(answer, "x-amzn-RequestId") + "</RequestId>");
    }

    @Test
    void eachAnswerHasARequestIdOfItsOwn() {
        assertThat(header(getId(GUEST), "x-amzn-RequestId")).isNotEqualTo(header(getId(GUEST), "x-amzn-RequestId"));
    }

    @Test
    void aGetOnCognitoIsTheClientsFault() {
        assertThat(http.get(endpoint("cognito-identity")).statusCode()).isBetween(400, 499);
    }

    private HttpResponse<String> getId(String body) {
        return http.post(endpoint("cognito-identity"), body,
                "Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "AWSCognitoIdentityService.GetId", "Origin", ORIGIN);
    }

    private static void assertReadable(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("x-amzn-RequestId", "x-amzn-ErrorType", "Date");
        assertThat(header(answer, "Date")).as("by which SDKs set a wrong clock right").endsWith(" GMT");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private URI endpoint(String path) {
        return URI.create(server.realm(DemoRealm.NAME) + "/" + path);
    }
}
