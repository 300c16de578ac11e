package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** The API for services that want no AWS SDK. */
@WithKeycloak
final class PlainJsonIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final Http http = new Http();

    PlainJsonIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void anIdTokenGetsTheSameIdentityAsWithTheSdk() throws IOException {
        PoolUser alice = PoolUser.ofDemo(server, "alice");

        JsonNode answer = JSON.readTree(credentials(DemoRealm.POOL, "Authorization", "Bearer " + alice.idToken()).body());

        assertThat(answer.path("identityId").textValue()).isEqualTo(alice.getId(DemoRealm.POOL));
        assertThat(answer.path("role").textValue()).isEqualTo("arn:aws:iam::111122223333:role/demo/player");
        assertThat(Instant.parse(answer.at("/credentials/expiration").textValue())).isAfter(Instant.now());
        assertThat(alice.callerIdentity(credentials(answer)).arn()).contains(":assumed-role/player/");
    }

    @Test
    void withoutATokenTheAnswerIsAGuests() throws IOException {
        JsonNode answer = JSON.readTree(credentials(DemoRealm.POOL).body());

        assertThat(answer.path("role").textValue()).isEqualTo("arn:aws:iam::111122223333:role/demo/guest");
        assertThat(PoolUser.guest(server, DemoRealm.NAME).callerIdentity(credentials(answer)).arn())
                .contains(":assumed-role/guest/");
    }

    @Test
    void aBadTokenMakesNobodyAGuest() throws IOException {
        HttpResponse<String> response = credentials(DemoRealm.POOL, "Authorization", "Bearer nonsense");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(JSON.readTree(response.body()).path("error").textValue()).isEqualTo("invalid_token");
    }

    @Test
    void anUnknownPoolIsNotFound() {
        assertThat(credentials("us-east-1:00000000-0000-0000-0000-000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void answersWithSecretsAreNotStoredOnTheWay() {
        assertThat(credentials(DemoRealm.POOL).headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theEvaluationCallIsForClientsThatMay() {
        URI endpoint = endpoint("access/v1/evaluation");
        String bearer = "Bearer " + PoolUser.ofDemo(server, "alice").idToken();

        assertThat(http.post(endpoint, "{}", "Content-Type", "application/json").statusCode()).isEqualTo(401);
        assertThat(http.post(endpoint, "{}", "Content-Type", "application/json", "Authorization", bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOpenApiDocumentDescribesIt() throws IOException {
        HttpResponse<String> response = http.get(endpoint("openapi.json"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode document = JSON.readTree(response.body());
        assertThat(document.path("openapi").textValue()).startsWith("3.");
        assertThat(document.path("paths").fieldNames()).toIterable().contains("/credentials", "/access/v1/evaluation");
    }

    private HttpResponse<String> credentials(String pool, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return http.post(endpoint("credentials"), "{\"identityPoolId\":\"" + pool + "\"}", all);
    }

    private static Credentials credentials(JsonNode answer) {
        JsonNode credentials = answer.path("credentials");
        return Credentials.builder()
                .accessKeyId(credentials.path("accessKeyId").textValue())
                .secretKey(credentials.path("secretAccessKey").textValue())
                .sessionToken(credentials.path("sessionToken").textValue())
                .build();
    }

    private URI endpoint(String path) {
        return URI.create(server.realm(DemoRealm.NAME) + "/identity-pools/" + path);
    }
}
