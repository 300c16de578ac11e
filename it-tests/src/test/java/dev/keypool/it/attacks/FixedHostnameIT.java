package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that was told its address, and believes no header: what the client signed is that address, or what arrived. */
@WithKeycloak(options = "--hostname=https://auth.example.test/prefix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FixedHostnameIT {

    private static final String FRONTEND = "https://auth.example.test/prefix";

    private final KeycloakServer server;
    private GameRealm realm;
    private Credentials alice;

    FixedHostnameIT(KeycloakServer server) {
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

    /** The proxy put a Host of its own and took the prefix off. */
    private WireAnswer arrives(SigV4 signed) {
        return WireRequest.of("POST", sts()).host("keycloak.internal:8080").body(SigV4.CALL).headers(signed.signed()).send(server.baseUrl());
    }

    @Test
    void signedForTheFrontend() {
        assertThat(arrives(SigV4.getCallerIdentity(alice, URI.create(FRONTEND + sts()))).status()).isEqualTo(200);
    }

    @Test
    void aPresignedUrlOfTheFrontend() {
        String query = SigV4.with(alice).to("GET", URI.create(FRONTEND + sts() + "?" + SigV4.CALL)).presigned(60);

        WireAnswer answer = WireRequest.of("GET", sts() + "?" + query).host("keycloak.internal:8080").send(server.baseUrl());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Services in the same network need not go round by the proxy. */
    @Test
    void signedForWhatArrives() {
        assertThat(Sdk.callerArn(alice, realm.uri("/sts"))).contains(":assumed-role/player/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.test/prefix", "https://auth.example.test", "https://auth.example.test/other",
        "https://auth.example.test:8443/prefix", "https://keycloak.internal/prefix"})
    void signedForAnotherAddressIsRefused(String address) {
        Refusals.sts(arrives(SigV4.getCallerIdentity(alice, URI.create(address + sts()))), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Host,evil.example.test", "Forwarded,host=evil.example.test;proto=https", "X-Forwarded-Prefix,/other"})
    void headersOfAProxyThatNobodySetUpAreNotBelieved(String name, String value) {
        String prefix = name.endsWith("Prefix") ? "https://auth.example.test/other" : "https://evil.example.test/prefix";
        WireAnswer answer = WireRequest.of("POST", sts()).host("keycloak.internal:8080").body(SigV4.CALL).header(name, value)
                .headers(SigV4.getCallerIdentity(alice, URI.create(prefix + sts())).signed()).send(server.baseUrl());

        Refusals.sts(answer, 403, "SignatureDoesNotMatch");
    }

    @Test
    void everyOtherCheckHoldsForTheFrontendToo() {
        SigV4 frontend = SigV4.getCallerIdentity(alice, URI.create(FRONTEND + sts()));
        Refusals.sts(arrives(SigV4.getCallerIdentity(alice.withSecretKey("x"), URI.create(FRONTEND + sts()))), 403, "SignatureDoesNotMatch");
        Refusals.sts(arrives(frontend.at(java.time.Instant.now().minusSeconds(3600))), 403, "SignatureDoesNotMatch");
        Refusals.sts(arrives(SigV4.getCallerIdentity(alice, URI.create(FRONTEND + sts())).region("eu-central-1")), 403, "SignatureDoesNotMatch");
    }
}
