package dev.keypool.it.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * The two ways that a call can take through a node. Raw calls: an SDK would try again where a node answers that it
 * failed, and nobody would know.
 */
enum Way {

    /** With a Keycloak session: a query makes it so. */
    USUAL("?x=1"),

    /** Without one, where the operation has that way and the node remembers everything that it asks. */
    WARM("");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String query;

    Way(String query) {
        this.query = query;
    }

    /** The identity's id, or the error's name. */
    String getId(KeycloakServer node, String realm, PoolUser who, String poolId) {
        return call(node, realm, who, "GetId", "IdentityPoolId", poolId);
    }

    /** The id of the identity that the credentials are for, or the error's name. */
    String getCredentials(KeycloakServer node, String realm, PoolUser who, String identityId) {
        return call(node, realm, who, "GetCredentialsForIdentity", "IdentityId", identityId);
    }

    /** Asks for credentials until the node answers this way; what it answers with must be this identity's. */
    void prepare(KeycloakServer node, String realm, PoolUser who, String identityId) {
        KeypoolMetrics metrics = new KeypoolMetrics(node);
        for (int time = 1; time <= 5; time++) {
            double before = warm(metrics);
            String answer = getCredentials(node, realm, who, identityId);
            if (!answer.equals(identityId)) {
                throw new IllegalStateException("Refused already: " + answer);
            }
            if (warm(metrics) > before == (this == WARM)) {
                return;
            }
        }
        throw new IllegalStateException("No call took the way " + this);
    }

    private String call(KeycloakServer node, String realm, PoolUser who, String operation, String parameter, String id) {
        ObjectNode body = JSON.createObjectNode().put(parameter, id);
        who.logins().forEach(body.putObject("Logins")::put);
        HttpResponse<String> answer = new Http().post(URI.create(node.realm(realm) + "/cognito-identity" + query), body.toString(),
                "Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "AWSCognitoIdentityService." + operation);
        try {
            JsonNode json = JSON.readTree(answer.body());
            return json.path(answer.statusCode() == 200 ? "IdentityId" : "__type").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    private static double warm(KeypoolMetrics metrics) {
        return metrics.requests(Map.of("warm", "true"));
    }
}
