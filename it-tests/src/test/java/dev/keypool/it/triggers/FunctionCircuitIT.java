package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

/** A function that is down, and comes back: nobody waits for it, nobody else notices, and nobody has to do anything. */
@WithStandIns
final class FunctionCircuitIT {

    /** Of {@code Circuit}. */
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KeycloakServer server;
    private final FaultyFunction function = new FaultyFunction();
    private final AtomicInteger calls = new AtomicInteger();
    private FunctionRealm realm;

    FunctionCircuitIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.component("weak", "dev.keypool.triggers.TriggerFunction", "webhook", Map.of("url", function.uri(server) + "/weak",
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "attempts", "1"));
        realm.assign("PreTokenGeneration", Map.of("function", "weak", "appClient", "app"));
        realm.assign("PreTokenGeneration", Map.of("lambdaVersion", "V3_0", "appClient", "service"));
    }

    @AfterEach
    void close() {
        function.close();
        realm.close();
    }

    @Test
    void itIsNotCalledWhileItIsDownAndIsAgainWhenItIsBack() throws InterruptedException {
        function.behaves((exchange, event) -> calls.incrementAndGet());
        for (int failure = 0; failure < FAILURES; failure++) {
            assertThat(metric()).as("closed before the last of them").isEqualTo("0.0");
            assertUnavailable(signIn());
        }
        final Instant opened = Instant.now();
        assertThat(calls).hasValue(FAILURES);
        assertThat(metric()).isEqualTo("1.0");

        assertUnavailable(signIn());
        function.behaves((exchange, event) -> {
            calls.incrementAndGet();
            FaultyFunction.giveBack(exchange, event);
        });
        assertUnavailable(signIn());
        assertThat(Instant.now()).as("both within the pause").isBefore(opened.plus(PAUSE));
        assertThat(calls).as("it was not called").hasValue(FAILURES);
        JsonNode last = lastCall();
        assertThat(last.path("circuit").asText()).isEqualTo("open");
        assertThat(last.path("attempts").asInt()).isZero();

        assertThat(ofService()).as("another function").isNotNull();
        assertThat(realm.events()).hasSize(1);

        HttpResponse<String> response = signIn();
        while (response.statusCode() == 503 && Instant.now().isBefore(opened.plus(PAUSE.multipliedBy(4)))) {
            Thread.sleep(200);
            response = signIn();
        }

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Instant.now()).as("not before the pause was over").isAfter(opened.plus(PAUSE).minusSeconds(1));
        assertThat(calls).as("the first call after the pause").hasValue(FAILURES + 1);
        assertThat(metric()).isEqualTo("0.0");
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(lastCall().path("circuit").asText()).isEqualTo("closed");
    }

    private HttpResponse<String> signIn() {
        return realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
    }

    private String ofService() {
        return Tokens.ofClient(server, realm.realm().name(), "service", FunctionRealm.SECRET).accessToken();
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("temporarily_unavailable");
    }

    /** As it is scraped; before the first call there is none. */
    private String metric() {
        return new KeypoolMetrics(server).all().lines().filter(line -> line.startsWith("keypool_function_circuit_open{")
                && line.contains("function=\"weak\"") && line.contains("realm=\"" + realm.realm().name() + "\""))
                .map(line -> line.replaceAll(".* ", "")).findFirst().orElse("0.0");
    }

    private JsonNode lastCall() {
        try (Keycloak admin = Admin.of(server)) {
            return KeypoolAdmin.as(admin, server, realm.realm().name()).at("keypool/triggers").read("functions/weak/invocations").at("/invocations/0");
        }
    }
}
