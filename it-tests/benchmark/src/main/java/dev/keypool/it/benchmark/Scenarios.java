package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.SigningCredentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the requests that are measured, each of a person of the realm in turn. */
final class Scenarios {

    private static final String REALM = "/realms/" + BenchmarkRealm.NAME;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SERVICE_GRANT =
            "grant_type=client_credentials&client_id=service&client_secret=" + BenchmarkRealm.SECRET;

    private final String host;
    private final Exchanges exchanges;
    private final BenchmarkRealm realm;
    private final IdTokens tokens;
    private final List<String> identities = new ArrayList<>();
    private final List<String> seenTokens;
    private final List<String> guests = new ArrayList<>();
    private final List<SigningCredentials> credentials = new ArrayList<>();
    private final String serviceToken;

    Scenarios(Api api, String host, BenchmarkRealm realm) {
        this.host = host;
        this.exchanges = new Exchanges(api, host);
        this.realm = realm;
        this.tokens = realm.tokens("http://" + host + REALM, "app");
        this.seenTokens = tokens.create(realm.people(), BenchmarkRealm.PEOPLE);
        for (String token : seenTokens) {
            identities.add(exchanges.identity(BenchmarkRealm.POOL, provider(), token));
            guests.add(exchanges.identity(BenchmarkRealm.POOL, provider(), null));
            credentials.add(exchanges.obtain(identities.get(identities.size() - 1), provider(), token));
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
            requests.add(exchanges.credentials(identities.get(i % identities.size()), provider(), signed.get(i)));
        }
        return requests;
    }

    List<RawRequest> guests() {
        return guests.stream().map(guest -> exchanges.credentials(guest, provider(), null)).toList();
    }

    List<RawRequest> callerIdentity() {
        RawRequest request = RawRequest.post(host, REALM + "/sts", FORM, "Action=GetCallerIdentity&Version=2011-06-15", Map.of());
        return credentials.stream().map(keys -> Exchanges.signed(request, keys, "sts")).toList();
    }

    List<RawRequest> evaluation() {
        List<RawRequest> requests = new ArrayList<>();
        for (int i = 0; i < credentials.size(); i++) {
            String key = "/saves/" + identities.get(i) + "/1.json";
            RawRequest get = Exchanges.signed(RawRequest.get("game.s3.example.com", key), credentials.get(i), "s3");
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

    /** @param token an ID token of the realm, whose session STS asks for */
    RawRequest assumeRole(String token) {
        return RawRequest.post(host, REALM + "/sts", FORM, "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=app&RoleArn="
                + URLEncoder.encode(BenchmarkRealm.roleArn("web"), StandardCharsets.UTF_8) + "&WebIdentityToken=" + token, Map.of());
    }

    /** Of somebody whose role lets a backend ask for tokens. */
    SigningCredentials backend() {
        return credentials.get(0);
    }

    private String provider() {
        return host + REALM;
    }
}
