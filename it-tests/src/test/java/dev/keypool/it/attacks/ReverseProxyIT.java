package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client signs Host and path of the proxy that it knows; what arrives has others. */
@WithKeycloak(options = "--proxy-headers=xforwarded")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReverseProxyIT {

    private static final UnaryOperator<String> SAME_PATH = path -> path;
    private static final UnaryOperator<String> WITHOUT_PREFIX = path -> path.replaceFirst("^/auth/v1", "");

    private final KeycloakServer server;
    private GameRealm realm;
    private Credentials alice;

    ReverseProxyIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = GameRealm.on(server);
        alice = realm.credentialsOf("alice");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private String sts() {
        return "/realms/" + realm.name() + "/sts";
    }

    @Test
    void withoutAProxy() {
        assertThat(Sdk.callerArn(alice, realm.uri("/sts"))).contains(":assumed-role/player/");
    }

    /** As nginx does where nobody told it to keep the Host. */
    @Test
    void hostReplacedAndToldWithItsPortApart() throws IOException {
        succeeds(Map.of("X-Forwarded-Host", "$host", "X-Forwarded-Port", "$port", "X-Forwarded-Proto", "http"), SAME_PATH, "", false);
    }

    /** As Apache and Traefik do. */
    @Test
    void hostReplacedAndToldWithItsPort() throws IOException {
        succeeds(Map.of("X-Forwarded-Host", "$host:$port", "X-Forwarded-Proto", "http"), SAME_PATH, "", false);
    }

    @Test
    void hostKept() throws IOException {
        succeeds(Map.of(), SAME_PATH, "", true);
        succeeds(Map.of("X-Forwarded-Host", "$host:$port", "X-Forwarded-Proto", "http"), SAME_PATH, "", true);
    }

    @Test
    void prefixTakenOffAndTold() throws IOException {
        Map<String, String> told = Map.of("X-Forwarded-Host", "$host:$port", "X-Forwarded-Proto", "http", "X-Forwarded-Prefix", "/auth/v1");
        succeeds(told, WITHOUT_PREFIX, "/auth/v1", false);
        succeeds(told, WITHOUT_PREFIX, "/auth/v1", true);
    }

    /** The SDK for Java knows no path of STS: there the proxy gives it a host of its own. */
    @Test
    void stsOnAHostOfItsOwn() throws IOException {
        Map<String, String> told = Map.of("X-Forwarded-Host", "$host:$port", "X-Forwarded-Proto", "http");
        for (boolean keepsHost : new boolean[] {true, false}) {
            try (Proxy proxy = new Proxy(server.baseUrl(), path -> path.equals("/") ? sts() : path, told, keepsHost)) {
                assertThat(Sdk.callerArn(alice, proxy.uri("/"))).contains(":assumed-role/player/");
                Sdk.refused(alice.withSecretKey("x"), proxy.uri("/"), 403, "SignatureDoesNotMatch");
                Refusals.sts(SigV4.getCallerIdentity(alice, URI.create("http://evil.example.test/")).request()
                        .host(proxy.uri("").getAuthority()).send(proxy.uri("")), 403, "SignatureDoesNotMatch");
            }
        }
    }

    @Test
    void presignedUrlsWorkToo() throws IOException {
        try (Proxy proxy = new Proxy(server.baseUrl(), WITHOUT_PREFIX, Map.of("X-Forwarded-Host", "$host:$port",
                "X-Forwarded-Proto", "http", "X-Forwarded-Prefix", "/auth/v1"), false)) {
            URI sts = proxy.uri("/auth/v1" + sts());
            String query = SigV4.with(alice).to("GET", URI.create(sts + "?" + SigV4.CALL)).presigned(60);

            WireAnswer answer = WireRequest.of("GET", sts.getRawPath() + "?" + query).send(proxy.uri(""));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    /** A proxy that ends TLS: the client signed a Host without a port, because it used the scheme's own. */
    @ParameterizedTest
    @CsvSource({"auth.example.test,443,https", "auth.example.test,,https", "auth.example.test,80,http", "auth.example.test:443,,https"})
    void defaultPortsAreNotPartOfTheHost(String told, String port, String scheme) {
        WireRequest request = SigV4.getCallerIdentity(alice, URI.create(scheme + "://auth.example.test" + sts()))
                .host("auth.example.test").request().host("keycloak.internal:8080")
                .header("X-Forwarded-Host", told).header("X-Forwarded-Proto", scheme);
        WireAnswer answer = (port == null ? request : request.header("X-Forwarded-Port", port)).send(server.baseUrl());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void anotherHostThanTheProxysIsRefused() {
        WireRequest request = SigV4.getCallerIdentity(alice, URI.create("https://evil.example.test" + sts())).request()
                .host("keycloak.internal:8080").header("X-Forwarded-Host", "auth.example.test").header("X-Forwarded-Proto", "https");

        Refusals.sts(request.send(server.baseUrl()), 403, "SignatureDoesNotMatch");
    }

    @Test
    void anotherPrefixThanTheProxysIsRefused() {
        WireRequest arrived = WireRequest.of("POST", sts()).host("keycloak.internal:8080").body(SigV4.CALL)
                .headers(SigV4.getCallerIdentity(alice, URI.create("https://auth.example.test/other" + sts())).signed())
                .header("X-Forwarded-Host", "auth.example.test").header("X-Forwarded-Proto", "https").header("X-Forwarded-Prefix", "/auth");

        Refusals.sts(arrived.send(server.baseUrl()), 403, "SignatureDoesNotMatch");
    }

    /** What the client signed was for one realm; no proxy makes it one for another. */
    @Test
    void anotherRealmIsRefused() {
        try (GameRealm other = GameRealm.on(server)) {
            Credentials stranger = other.credentialsOf("alice");
            WireRequest request = WireRequest.of("POST", "/realms/" + other.name() + "/sts").host("keycloak.internal:8080")
                    .body(SigV4.CALL).headers(SigV4.getCallerIdentity(stranger, URI.create("https://auth.example.test" + sts())).signed())
                    .header("X-Forwarded-Host", "auth.example.test").header("X-Forwarded-Proto", "https");

            Refusals.sts(request.send(server.baseUrl()), 403, "SignatureDoesNotMatch");
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Host,a b", "X-Forwarded-Host,''", "X-Forwarded-Host,[::1", "X-Forwarded-Host,a:b:c", "X-Forwarded-Port,x",
        "X-Forwarded-Port,99999999999", "X-Forwarded-Proto,javascript", "X-Forwarded-Prefix,//evil.example.test", "X-Forwarded-Prefix,%zz"})
    void nonsenseFromTheProxyIsNoFault(String name, String value) {
        WireAnswer answer = SigV4.getCallerIdentity(alice.withSecretKey("x"), realm.uri("/sts")).request().header(name, value)
                .send(server.baseUrl());

        Refusals.byTheServer(answer, 400, 403, 404);
    }

    private void succeeds(Map<String, String> told, UnaryOperator<String> path, String prefix, boolean keepsHost) throws IOException {
        try (Proxy proxy = new Proxy(server.baseUrl(), path, told, keepsHost)) {
            assertThat(Sdk.callerArn(alice, proxy.uri(prefix + sts()))).contains(":assumed-role/player/");
            Sdk.refused(alice.withSecretKey("x"), proxy.uri(prefix + sts()), 403, "SignatureDoesNotMatch");
        }
    }
}
