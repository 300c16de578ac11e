package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.Signer;
import dev.keypool.iam.sigv4.SigningCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cognito's calls from a login to credentials. */
final class Exchanges {

    static final String DEVELOPERS = "cognito-identity.amazonaws.com";

    private static final String PATH = "/realms/" + BenchmarkRealm.NAME + "/cognito-identity";
    private static final String AWS_JSON = "application/x-amz-json-1.1";

    private final Api api;
    private final String host;

    Exchanges(Api api, String host) {
        this.api = api;
        this.host = host;
    }

    /** @param token null for a guest */
    String identity(String pool, String provider, String token) {
        if (DEVELOPERS.equals(provider)) {
            // Their token says it, and GetId does not take it.
            return subject(token);
        }
        return call("GetId", logins(Api.JSON.createObjectNode().put("IdentityPoolId", pool), provider, token)).get("IdentityId").textValue();
    }

    private static String subject(String token) {
        try {
            return Api.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])).get("sub").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is measured. */
    RawRequest credentials(String identity, String provider, String token) {
        return request("GetCredentialsForIdentity", logins(Api.JSON.createObjectNode().put("IdentityId", identity), provider, token));
    }

    SigningCredentials obtain(String identity, String provider, String token) {
        JsonNode issued = call("GetCredentialsForIdentity", logins(Api.JSON.createObjectNode().put("IdentityId", identity), provider, token))
                .get("Credentials");
        return new SigningCredentials(issued.get("AccessKeyId").textValue(), issued.get("SecretKey").textValue(),
                issued.get("SessionToken").textValue());
    }

    /** What a backend asks for when it has signed somebody in itself. */
    String developerToken(SigningCredentials backend, String person) {
        ObjectNode body = Api.JSON.createObjectNode().put("IdentityPoolId", BenchmarkRealm.LOGINS).put("TokenDuration", 7200);
        body.putObject("Logins").put("login.backend", person);
        RawRequest request = signed(request("GetOpenIdTokenForDeveloperIdentity", body), backend, "cognito-identity");
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.remove("Host");
        headers.remove("Content-Type");
        return api.post(PATH, AWS_JSON, body.toString(), headers).get("Token").textValue();
    }

    static RawRequest signed(RawRequest request, SigningCredentials credentials, String service) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putAll(Signer.sign(new HttpRequest(request.method(), request.path(), null, List.copyOf(request.headers().entrySet())),
                credentials, "us-east-1", service, Instant.now(), request.sha256()));
        return new RawRequest(request.method(), request.path(), headers, request.body());
    }

    private static ObjectNode logins(ObjectNode body, String provider, String token) {
        if (token != null) {
            body.putObject("Logins").put(provider, token);
        }
        return body;
    }

    private RawRequest request(String operation, ObjectNode body) {
        return RawRequest.post(host, PATH, AWS_JSON, body.toString(), Map.of("X-Amz-Target", "AWSCognitoIdentityService." + operation));
    }

    private JsonNode call(String operation, ObjectNode body) {
        RawRequest request = request(operation, body);
        return api.post(request.path(), AWS_JSON, new String(request.body(), StandardCharsets.UTF_8),
                Map.of("X-Amz-Target", request.headers().get("X-Amz-Target")));
    }
}
