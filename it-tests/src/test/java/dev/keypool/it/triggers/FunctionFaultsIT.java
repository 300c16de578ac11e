package dev.keypool.it.triggers;

import static dev.keypool.it.triggers.FaultyFunction.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;

/** What people and applications get when a function misbehaves: for each kind of function, at two triggers, stopping and going on. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FunctionFaultsIT {

    private static final String PASSWORD = "correct horse 7";
    private static final URI CALLBACK = URI.create("http://localhost:3000/callback");
    private static final String UNAVAILABLE = " invocation failed.";
    private static final String INVALID = "Unrecognizable lambda output from ";

    private final KeycloakServer server;
    private final FaultyFunction function = new FaultyFunction();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Cell, String> components = new LinkedHashMap<>();
    private ThrowawayRealm realm;

    /** An app client with a trigger and a function of its own: no cell's failures are in another's circuit. */
    private record Cell(String kind, String trigger, String onFailure) {

        static Stream<Cell> all() {
            return Stream.of("aws-lambda", "webhook").flatMap(kind -> Stream.of("PreAuthentication", "PreTokenGeneration")
                    .flatMap(trigger -> Stream.of("stop", "continue").map(onFailure -> new Cell(kind, trigger, onFailure))));
        }

        String name() {
            return kind + "-" + trigger + "-" + onFailure;
        }

        boolean stops() {
            return onFailure.equals("stop");
        }
    }

    /** @param expected the end of the error text by kind of function, or null where the flow takes what came back */
    private record Fault(String name, FaultyFunction.Behaviour behaviour, String ofLambda, String ofWebhook) {

        static Fault unavailable(String name, FaultyFunction.Behaviour behaviour) {
            return new Fault(name, behaviour, UNAVAILABLE, UNAVAILABLE);
        }

        static Fault invalid(String name, FaultyFunction.Behaviour behaviour) {
            return new Fault(name, behaviour, INVALID, INVALID);
        }

        String expected(Cell cell) {
            String text = cell.kind.equals("webhook") ? ofWebhook : ofLambda;
            return text == null ? null : text.equals(INVALID) ? INVALID + cell.trigger + "." : cell.trigger + text;
        }
    }

    FunctionFaultsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        List<ClientRepresentation> clients = new ArrayList<>(List.of(ThrowawayRealm.publicClient("without", CALLBACK.toString())));
        Cell.all().forEach(cell -> clients.add(ThrowawayRealm.publicClient(cell.name(), CALLBACK.toString())));
        realm = ThrowawayRealm.on(server, settings -> {
            settings.setClients(clients);
            settings.setUsers(List.of(ThrowawayRealm.user("alice", PASSWORD)));
        });
        Cell.all().forEach(cell -> {
            components.put(cell, add(function(cell, function.uri(server), Map.of("timeoutMillis", "2000", "attempts", "1"))));
            assign(cell);
        });
    }

    @AfterAll
    void close() {
        function.close();
        threads.shutdownNow();
        realm.close();
    }

    private void assign(Cell cell) {
        add(component(cell.name(), "dev.keypool.triggers.Trigger", "trigger", Map.of("trigger", cell.trigger, "function", cell.name(),
                "appClient", cell.name(), "onFailure", cell.onFailure)));
    }

    private static ComponentRepresentation function(Cell cell, URI uri, Map<String, String> limits) {
        Map<String, String> settings = new LinkedHashMap<>(limits);
        if (cell.kind.equals("webhook")) {
            settings.putAll(Map.of("url", uri + "/" + cell.name(), "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        } else {
            settings.putAll(Map.of("endpoint", uri.toString(), "functionName", cell.name(), "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                    "secretAccessKey", "a secret key"));
        }
        return component(cell.name(), "dev.keypool.triggers.TriggerFunction", cell.kind, settings);
    }

    private static ComponentRepresentation component(String name, String type, String kind, Map<String, String> settings) {
        ComponentRepresentation component = new ComponentRepresentation();
        component.setName(name);
        component.setProviderType(type);
        component.setProviderId(kind);
        component.setConfig(new MultivaluedHashMap<>());
        settings.forEach(component.getConfig()::putSingle);
        return component;
    }

    private String add(ComponentRepresentation component) {
        try (Response response = realm.resource().components().add(component)) {
            assertThat(response.getStatus()).isEqualTo(201);
            return response.getLocation().getPath().replaceAll(".*/", "");
        }
    }

    private void move(URI uri, Map<String, String> limits) {
        components.forEach((cell, id) -> realm.resource().components().component(id).update(function(cell, uri, limits)));
    }

    private HttpResponse<String> signIn(String client) {
        return new Http().postForm(URI.create(server.realm(realm.name()) + "/protocol/openid-connect/token"),
                Map.of("grant_type", "password", "client_id", client, "username", "alice", "password", PASSWORD, "scope", "openid"));
    }

    private CompletableFuture<HttpResponse<String>> signInMeanwhile(String client) {
        return CompletableFuture.supplyAsync(() -> signIn(client), threads);
    }

    private static Stream<Fault> faults() {
        String deep = "{\"response\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}";
        return Stream.of(
                Fault.unavailable("status 500", answering(500, "application/json", "{\"errorMessage\":\"java.lang.Exception\"}")),
                Fault.unavailable("status 503 with a page", answering(503, "text/html", "<html>")),
                Fault.unavailable("a redirect", (exchange, event) -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    FaultyFunction.answer(exchange, 302, "application/json", event);
                }),
                Fault.unavailable("10 MB", (exchange, event) -> FaultyFunction.answer(exchange, 200, "application/json", new byte[10_000_000])),
                Fault.unavailable("10 MB without saying so", (exchange, event) -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[10_000_000]);
                }),
                Fault.unavailable("a connection closed in the middle of the body", (exchange, event) -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, event.length);
                    exchange.getResponseBody().write(event, 0, event.length / 2);
                }),
                Fault.unavailable("a connection closed without an answer", (exchange, event) -> { }),
                Fault.invalid("garbage", answering(200, "application/json", "\u0000\u001b[31m}{\uFFFF")),
                Fault.invalid("an empty body", answering(200, "application/json", "")),
                Fault.invalid("deep JSON", answering(200, "application/json", deep)),
                Fault.invalid("an array", answering(200, "application/json", "[1]")),
                Fault.invalid("an event without a response", answering(200, "application/json", "{}")),
                Fault.invalid("a response of a wrong type", answering(200, "application/json", "{\"response\":[]}")),
                // The Invoke API has no content type to go by: what counts is that the payload is the event.
                new Fault("a wrong content type", (exchange, event) -> FaultyFunction.answer(exchange, 200, "text/html", event), null, INVALID));
    }

    @TestFactory
    Stream<DynamicTest> faultsStopTheFlowOrLeaveItAlone() {
        return faults().map(fault -> DynamicTest.dynamicTest(fault.name, () -> during(fault)));
    }

    /** What may fail may still say no. */
    @Test
    void aRefusalStopsTheFlowUnderBothSettings() throws IOException {
        String no = "{\"errorType\":\"Error\",\"errorMessage\":\"Not today\"}";
        function.behaves((exchange, event) -> {
            boolean lambda = exchange.getRequestURI().getPath().endsWith("/invocations");
            if (lambda) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            }
            FaultyFunction.answer(exchange, lambda ? 200 : 403, "application/json", no.getBytes(UTF_8));
        });
        try {
            assertThat(components.keySet()).allSatisfy(cell -> {
                HttpResponse<String> response = signIn(cell.name());
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(FunctionRealm.json(response.body()).path("error_description").asText()).isEqualTo(cell.trigger + " failed with error Not today.");
            });
        } finally {
            function.behaves(FaultyFunction::giveBack);
        }
    }

    /** It has not said no: it never came to an end. */
    @Test
    void aLambdaThatWasStoppedIsAFailure() throws IOException {
        during(new Fault("stopped", (exchange, event) -> {
            boolean lambda = exchange.getRequestURI().getPath().endsWith("/invocations");
            if (lambda) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            }
            FaultyFunction.answer(exchange, lambda ? 200 : 500, "application/json",
                    "{\"errorMessage\":\"2026-01-01T00:00:00Z 1 Task timed out after 3.00 seconds\"}".getBytes(UTF_8));
        }, UNAVAILABLE, UNAVAILABLE));
    }

    @Test
    void aFunctionThatIsSlowerThanItsLimit() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try {
            during(Fault.unavailable("slow", (exchange, event) -> release.await()));
        } finally {
            release.countDown();
        }
    }

    /** All cells at once, since they have nothing in common; afterwards the function works, and so do sign-ins. */
    private void during(Fault fault) throws IOException {
        int before = server.log().length();
        function.behaves(fault.behaviour);
        assertAll(fault);
        function.behaves(FaultyFunction::giveBack);
        assertAll(new Fault(fault.name + ", over", null, null, null));
        assertThat(server.log().substring(before)).as(fault.name).doesNotContain("\tat ", "Uncaught server error", "a secret key", PASSWORD, "\u001b[31m");
    }

    private void assertAll(Fault fault) {
        Map<Cell, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
        components.keySet().forEach(cell -> answers.put(cell, signInMeanwhile(cell.name())));
        answers.forEach((cell, answer) -> {
            HttpResponse<String> response = answer.join();
            String description = fault.name + ", " + cell.name() + ": " + response.body();
            if (cell.stops() && fault.expected(cell) != null) {
                assertThat(response.statusCode()).as(description).isEqualTo(503);
                JsonNode body = FunctionRealm.json(response.body());
                assertThat(body.properties()).as(description).hasSize(2);
                assertThat(body.path("error").asText()).as(description).isEqualTo("temporarily_unavailable");
                assertThat(body.path("error_description").asText()).as(description).isEqualTo(fault.expected(cell));
            } else {
                assertThat(response.statusCode()).as(description).isEqualTo(200);
                assertThat(FunctionRealm.json(response.body()).path("access_token").isTextual()).as(description).isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> functionsWhereNobodyMayCall() throws IOException {
        Map<String, URI> places = new LinkedHashMap<>();
        places.put("nobody listens", FaultyFunction.down(server));
        places.put("the metadata service", URI.create("https://169.254.169.254"));
        places.put("loopback", URI.create("https://127.0.0.1"));
        places.put("the name of a private address", URI.create("https://" + server.ownName()));
        places.put("without TLS", URI.create("http://192.0.2.1"));
        return places.entrySet().stream().map(place -> DynamicTest.dynamicTest(place.getKey(), () -> {
            int before = server.log().length();
            // Limits of its own are a circuit of its own: after three of these places the next would not even be tried.
            move(place.getValue(), Map.of("timeoutMillis", Integer.toString(2100 + new ArrayList<>(places.keySet()).indexOf(place.getKey())), "attempts", "1"));
            try {
                assertAll(Fault.unavailable(place.getKey(), null));
                String log = server.log().substring(before);
                if (place.getKey().equals("nobody listens")) {
                    assertThat(log).contains("The connection failed");
                } else if (place.getKey().equals("without TLS")) {
                    assertThat(log).contains("Only https is allowed here");
                } else {
                    assertThat(log).contains("The host's address is not allowed");
                }
            } finally {
                move(function.uri(server), Map.of("timeoutMillis", "2000", "attempts", "1"));
            }
        }));
    }

    @Test
    void othersSignInWhileOneFunctionHangs() throws Exception {
        Cell hanging = new Cell("webhook", "PreAuthentication", "stop");
        int places = 3;
        CountDownLatch arrived = new CountDownLatch(places);
        CountDownLatch release = new CountDownLatch(1);
        realm.resource().components().component(components.get(hanging)).update(function(hanging, function.uri(server),
                Map.of("timeoutMillis", "30000", "attempts", "1", "maxConcurrency", Integer.toString(places))));
        function.behaves((exchange, event) -> {
            if (exchange.getRequestURI().getPath().equals("/" + hanging.name())) {
                arrived.countDown();
                release.await();
            }
            FaultyFunction.giveBack(exchange, event);
        });
        try {
            List<CompletableFuture<HttpResponse<String>>> waiting = Stream.generate(() -> signInMeanwhile(hanging.name())).limit(places).toList();
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(signIn("without").statusCode()).as("without a trigger").isEqualTo(200);
            components.keySet().stream().filter(cell -> !cell.equals(hanging)).forEach(cell ->
                    assertThat(signIn(cell.name()).statusCode()).as(cell.name()).isEqualTo(200));
            assertThat(signIn(hanging.name()).statusCode()).as("no place is left, and nobody waits for one").isEqualTo(503);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);

            release.countDown();
            waiting.forEach(answer -> assertThat(answer.join().statusCode()).as("it answered in the end").isEqualTo(200));
        } finally {
            release.countDown();
            function.behaves(FaultyFunction::giveBack);
            move(function.uri(server), Map.of("timeoutMillis", "2000", "attempts", "1"));
        }
    }

    @Test
    @RequiresBrowser
    void peopleSeeAPageThatTheyCanGoOnFrom() {
        function.behaves(answering(500, "text/html", "<html>java.lang.Exception: at dev.keypool</html>"));
        Chromium chromium = Chromium.launch();
        try {
            Page page = chromium.newPage();
            page.navigate(flow("webhook-PreAuthentication-stop").authorizationUri().toString());
            submit(page);
            assertThat(page.locator("body").textContent()).contains("Unexpected error").doesNotContain("Exception", "invocation failed");
            assertThat(page.locator("#kc-login").isVisible()).isTrue();

            CodeFlow goesOn = flow("webhook-PreAuthentication-continue");
            page.navigate(goesOn.authorizationUri().toString());
            Request back = page.waitForRequest(request -> goesOn.isBack(request.url()), () -> submit(page));
            assertThat(Tokens.claims(goesOn.redeem(back.url()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        } finally {
            chromium.close();
            function.behaves(FaultyFunction::giveBack);
        }
    }

    private CodeFlow flow(String client) {
        return new CodeFlow(server, realm.name(), client, CALLBACK);
    }

    private static void submit(Page page) {
        page.locator("#username").fill("alice");
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }
}
