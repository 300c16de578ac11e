package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.Signer;
import dev.keypool.iam.sigv4.SigningCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the requests that are measured, each of a person of the realm in turn. */
final class Scenarios {

    private static final String REALM = "/realms/" + BenchmarkRealm.NAME;
    private static final String AWS_JSON = "application/x-amz-json-1.1";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SERVICE_GRANT =
            "grant_type=client_credentials&client_id=service&client_secret=" + BenchmarkRealm.SECRET;
    private static final Map<String, String> GET_CREDENTIALS =
            Map.of("X-Amz-Target", "AWSCognitoIdentityService.GetCredentialsForIdentity");

    private final Api api;
    private final String host;
    private final BenchmarkRealm realm;
    private final IdTokens tokens;
    private final List<String> identities = new ArrayList<>();
    private final List<String> seenTokens;
    private final List<String> guests = new ArrayList<>();
    private final List<SigningCredentials> credentials = new ArrayList<>();
    private final String serviceToken;

    Scenarios(Api api, String host, BenchmarkRealm realm) {
        this.api = api;
        this.host = host;
        this.realm = realm;
        this.tokens = realm.tokens("http://" + host + REALM);
        this.seenTokens = tokens.create(realm.people(), BenchmarkRealm.PEOPLE);
        for (String token : seenTokens) {
            identities.add(identity(token));
            guests.add(identity(null));
            credentials.add(obtain(identities.get(identities.size() - 1), token));
        }
        this.serviceToken = api.token(BenchmarkRealm.NAME, SERVICE_GRANT);
    }

    List<RawRequest> empty() {
        return List.of(RawRequest.get(host, REALM + "/empty"));
    }

    List<RawRequest> clientCredentials() {
        return List.of(RawRequest.post(host, REALM + "/protocol/openid-connect/token", FORM,
                SERVICE_GRANT, Map.of()));
    }

    List<RawRequest> tokensSeenBefore() {
        return authenticated(seenTokens);
    }

    List<RawRequest> tokensNeverSeen(int count) {
        return authenticated(tokens.create(realm.people(), count));
    }

    private List<RawRequest> authenticated(List<String> signed) {
        List<RawRequest> requests = new ArrayList<>(signed.size());
        for (int i = 0; i < signed.size(); i++) {
            requests.add(credentials(identities.get(i % identities.size()), signed.get(i)));
        }
        return requests;
    }

    List<RawRequest> guests() {
        return guests.stream().map(guest -> credentials(guest, null)).toList();
    }

    List<RawRequest> callerIdentity() {
        RawRequest request = RawRequest.post(host, REALM + "/sts", FORM, "Action=GetCallerIdentity&Version=2011-06-15", Map.of());
        return credentials.stream().map(keys -> signed(request, keys, "sts")).toList();
    }

    List<RawRequest> evaluation() {
        List<RawRequest> requests = new ArrayList<>();
        for (int i = 0; i < credentials.size(); i++) {
            String key = "/saves/" + identities.get(i) + "/1.json";
            RawRequest get = signed(RawRequest.get("game.s3.example.com", key), credentials.get(i), "s3");
            requests.add(RawRequest.post(host, REALM + "/identity-pools/access/v1/evaluation", "application/json",
                    evaluation(get, credentials.get(i), key).toString(), Map.of("Authorization", "Bearer " + serviceToken)));
        }
        return requests;
    }

    private static ObjectNode evaluation(RawRequest received, SigningCredentials credentials, String key) {
        ObjectNode json = Api.JSON.createObjectNode();
        ObjectNode request = json.putObject("subject").put("type", "aws_sigv4").put("id", credentials.accessKeyId())
                .putObject("properties").putObject("request");
        request.put("method", "GET").put("url", "https://game.s3.example.com" + received.path()).put("payloadHash", received.sha256());
        ObjectNode headers = request.putObject("headers");
        received.headers().forEach(headers::put);
        json.putObject("action").put("name", "s3:GetObject");
        json.putObject("resource").put("type", "arn").put("id", "arn:aws:s3:::game" + key);
        json.putObject("context").put("service", "s3").put("region", "us-east-1");
        return json;
    }

    private SigningCredentials obtain(String identity, String token) {
        RawRequest request = credentials(identity, token);
        JsonNode issued = api.post(request.path(), AWS_JSON, new String(request.body(), StandardCharsets.UTF_8), GET_CREDENTIALS)
                .get("Credentials");
        return new SigningCredentials(issued.get("AccessKeyId").textValue(), issued.get("SecretKey").textValue(),
                issued.get("SessionToken").textValue());
    }

    private RawRequest signed(RawRequest request, SigningCredentials credentials, String service) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putAll(Signer.sign(new HttpRequest(request.method(), request.path(), null, List.copyOf(request.headers().entrySet())),
                credentials, "us-east-1", service, Instant.now(), request.sha256()));
        return new RawRequest(request.method(), request.path(), headers, request.body());
    }

    private RawRequest credentials(String identity, String token) {
        ObjectNode body = Api.JSON.createObjectNode().put("IdentityId", identity);
        logins(body, token);
        return RawRequest.post(host, REALM + "/cognito-identity", AWS_JSON, body.toString(), GET_CREDENTIALS);
    }

    private String identity(String token) {
        ObjectNode body = Api.JSON.createObjectNode().put("IdentityPoolId", BenchmarkRealm.POOL);
        logins(body, token);
        return api.post(REALM + "/cognito-identity", AWS_JSON, body.toString(), Map.of("X-Amz-Target", "AWSCognitoIdentityService.GetId"))
                .get("IdentityId").textValue();
    }

    private void logins(ObjectNode body, String token) {
        if (token != null) {
            body.putObject("Logins").put(host + REALM, token);
        }
    }
}
