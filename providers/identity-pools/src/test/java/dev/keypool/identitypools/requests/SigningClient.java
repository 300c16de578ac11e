package dev.keypool.identitypools.requests;

import dev.keypool.iam.sigv4.CredentialScope;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.Signer;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that signs with temporary credentials. */
public final class SigningClient {

    public static final String NO_BODY = RequestBody.sha256(new byte[0]);
    public static final String IDENTITY = "3f0c5e52-8a55-4c1e-9f0e-3a1d5a6b7c80";

    private SigningClient() {
    }

    /** Credentials of the example's authenticated role. */
    public static TemporaryCredentials credentials(RealmSnapshot realm, Instant issuedAt) {
        return credentials(realm, Example.POOL, Example.authenticated().id(), issuedAt);
    }

    static TemporaryCredentials credentials(RealmSnapshot realm, String poolId, String roleId, Instant issuedAt) {
        long from = issuedAt.getEpochSecond();
        return realm.sealing().issue(new SessionBuilder().pool(poolId, IDENTITY, "authenticated", "kc.example/realms/demo")
                .role(roleId).issuedAt(from).build());
    }

    public static HttpRequest signed(HttpRequest request, SigningCredentials credentials, String service, Instant at) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        Signer.sign(request, credentials, Example.REGION, service, at, NO_BODY).forEach((name, value) -> headers.add(Map.entry(name, value)));
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(), headers);
    }

    static HttpRequest presigned(HttpRequest request, SigningCredentials credentials, String service, Instant at, int seconds) {
        return new HttpRequest(request.method(), request.rawPath(), Signer.presign(request, credentials,
                CredentialScope.at(at, Example.REGION, service), at, seconds, NO_BODY), request.headers());
    }

    public static SigningCredentials signing(TemporaryCredentials credentials) {
        return new SigningCredentials(credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
    }
}
