package dev.keypool.it.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** A service that receives requests signed for S3 and asks whether they are allowed. */
public final class Evaluations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMPTY_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final URI endpoint;
    private final String accessToken;

    private Evaluations(URI endpoint, String accessToken) {
        this.endpoint = endpoint;
        this.accessToken = accessToken;
    }

    /** As the realm's client {@code service}. */
    public static Evaluations in(KeycloakServer server, String realm) {
        Tokens tokens = Tokens.ofClient(server, realm, "service", KeycloakServer.CLIENT_SECRET);
        return new Evaluations(
                URI.create(server.realm(realm) + "/identity-pools/access/v1/evaluation"), tokens.accessToken());
    }

    /** Whether whoever signed the request may do this there. */
    public JsonNode decide(Credentials credentials, SdkHttpRequest request, String action, String resource) {
        return decide(question(credentials, request, action, resource));
    }

    /** For a request to any path: who signed it is all that counts. */
    public boolean allows(Credentials credentials, String action, String resource) {
        return decide(credentials, SignedRequests.get(credentials, "/"), action, resource).path("decision").booleanValue();
    }

    public JsonNode decide(JsonNode question) {
        HttpResponse<String> response = new Http().post(endpoint, question.toString(),
                "Authorization", "Bearer " + accessToken, "Content-Type", "application/json");
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No decision: " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + response.body(), e);
        }
    }

    /** The body of an AuthZEN evaluation call. */
    public static ObjectNode question(Credentials credentials, SdkHttpRequest request, String action, String resource) {
        ObjectNode question = JSON.createObjectNode();
        ObjectNode subject = question.putObject("subject").put("type", "aws_sigv4").put("id", credentials.accessKeyId());
        ObjectNode received = subject.putObject("properties").putObject("request")
                .put("method", request.method().name())
                .put("url", request.getUri().toString())
                .put("payloadHash", EMPTY_BODY);
        ObjectNode headers = received.putObject("headers");
        request.forEachHeader((name, values) -> {
            ArrayNode all = headers.putArray(name);
            values.forEach(all::add);
        });
        question.putObject("action").put("name", action);
        question.putObject("resource").put("type", "arn").put("id", resource);
        question.putObject("context").put("service", "s3").put("region", "us-east-1").put("explain", true);
        return question;
    }
}
