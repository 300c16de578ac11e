package dev.keypool.triggers.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundSettings;
import dev.keypool.triggers.functions.FunctionException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that answer well, badly or not at all, behind a real socket. */
final class FunctionCallsTest {

    private static final CallLimits QUICK = new CallLimits(Duration.ofMillis(300), 1, 4);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private FunctionCalls calls;
    private volatile Handler handler;

    private interface Handler {
        void handle(HttpExchange exchange) throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
        calls = new FunctionCalls(new OutboundHttp(OutboundSettings.builder().allowedPrivateHost("127.0.0.1").build()), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        calls.close();
        server.stop(0);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Webhook webhook() {
        return new Webhook(uri(), List.of(WebhookKey.parse(SECRET)));
    }

    private AwsLambda lambda() {
        return new AwsLambda(uri(), "arn:aws:lambda:us-east-1:123456789012:function:f", "live", "us-east-1",
                new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null));
    }

    private ObjectNode call(FunctionEndpoint endpoint, CallLimits limits) throws FunctionException {
        return calls.call("f", limits, endpoint, EventJson.newObject().put("version", "1"));
    }

    private Kind failure(FunctionEndpoint endpoint, CallLimits limits) {
        return catchThrowableOfType(FunctionException.class, () -> call(endpoint, limits)).kind();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void deliver(FunctionEndpoint endpoint) throws FunctionException {
        calls.deliver("f", QUICK, endpoint, "event-1", "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void halfOfKeycloaksThreadsAndOfItsConnectionsAreLeftToWhoeverWaitsForNoFunction() {
        assertThat(FunctionCalls.waitingByDefault(2)).isEqualTo(25);
        assertThat(FunctionCalls.waitingByDefault(16)).isEqualTo(32);
        assertThat(FunctionCalls.waitingByDefault(128)).isEqualTo(50);
    }

    @Test
    void anEventThatIsHandedOverHasAnIdOfItsOwnAndNeedsNoAnswer() throws Exception {
        handler = exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("webhook-id")).isEqualTo("event-1");
            answer(exchange, 202, "thanks");
        };
        deliver(webhook());
        handler = exchange -> answer(exchange, 200, "null");
        deliver(lambda());
    }

    @Test
    void anEventThatIsNotTakenHasFailed() {
        handler = exchange -> answer(exchange, 302, "");
        assertThat(catchThrowableOfType(FunctionException.class, () -> deliver(webhook())).kind()).isEqualTo(Kind.UNAVAILABLE);
        handler = exchange -> answer(exchange, 400, "{\"errorMessage\":\"no\"}");
        assertThat(catchThrowableOfType(FunctionException.class, () -> deliver(webhook())).kind()).isEqualTo(Kind.REFUSED);
        handler = exchange -> {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            answer(exchange, 200, "null");
        };
        assertThat(catchThrowableOfType(FunctionException.class, () -> deliver(lambda())).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void whatTheCircuitHoldsBackIsNoCall() throws Exception {
        handler = exchange -> Thread.sleep(1000);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(FunctionException.class, () -> deliver(webhook())).called()).isTrue();
        }
        assertThat(catchThrowableOfType(FunctionException.class, () -> deliver(webhook())).called()).isFalse();
        assertThat(requests).hasValue(3);
    }

    @Test
    void invokesAsAwsDescribes() throws Exception {
        handler = exchange -> {
            assertThat(exchange.getRequestMethod()).isEqualTo("POST");
            assertThat(exchange.getRequestURI().getRawPath())
                    .isEqualTo("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Af/invocations");
            assertThat(exchange.getRequestURI().getRawQuery()).isEqualTo("Qualifier=live");
            assertThat(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type")).isEqualTo("RequestResponse");
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/").contains("/us-east-1/lambda/aws4_request");
            answer(exchange, 200, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        };

        assertThat(call(lambda(), QUICK).get("version").textValue()).isEqualTo("1");
    }

    @Test
    void aLambdasErrorIsItsText() {
        handler = exchange -> {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            answer(exchange, 200, "{\"errorType\":\"Error\",\"errorMessage\":\"Not\\ntoday\\u202E\",\"trace\":[]}");
        };

        assertThatThrownBy(() -> call(lambda(), QUICK)).isInstanceOf(FunctionException.class).hasMessage("Not today");
        assertThat(failure(lambda(), QUICK)).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aWebhookRefusesAsALambdaDoes() {
        handler = exchange -> answer(exchange, 422, "{\"errorMessage\":\"Wrong clientId\"}");

        assertThatThrownBy(() -> call(webhook(), QUICK)).hasMessage("Wrong clientId");
        assertThat(failure(webhook(), QUICK)).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"200, [], INVALID_RESPONSE", "200, {, INVALID_RESPONSE", "200, '{\"a\":1,\"a\":2}', INVALID_RESPONSE", "200, '', INVALID_RESPONSE",
        "404, {}, UNAVAILABLE", "302, {}, UNAVAILABLE", "500, '{\"errorMessage\":\"x\"}', UNAVAILABLE", "201, {}, UNAVAILABLE"})
    void whatIsNoEventIsNone(int status, String body, Kind expected) {
        handler = exchange -> {
            exchange.getResponseHeaders().set("Location", uri() + "/elsewhere");
            answer(exchange, status, body);
        };

        assertThat(failure(webhook(), QUICK)).isEqualTo(expected);
        assertThat(requests).as("no redirect is followed").hasValue(1);
    }

    @Test
    void anotherContentTypeIsNoEvent() {
        handler = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            answer(exchange, 200, "{}");
        };

        assertThat(failure(webhook(), QUICK)).isEqualTo(Kind.INVALID_RESPONSE);
    }

    @Test
    void tenMebibytesAreNotTaken() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[10 * 1024 * 1024]);
        };

        assertThat(failure(webhook(), new CallLimits(Duration.ofSeconds(5), 1, 1))).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void triesAgainWithTheSameIdWhereThereWasNoAnswer() throws Exception {
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        handler = exchange -> {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            if (ids.size() < 3) {
                Thread.sleep(600);
            }
            answer(exchange, 200, "{}");
        };

        call(webhook(), new CallLimits(Duration.ofMillis(300), 3, 1));

        assertThat(ids).hasSize(3).containsOnly(ids.get(0));
    }

    @Test
    void anAnswerIsNotAskedForTwice() {
        handler = exchange -> answer(exchange, 500, "{}");

        assertThat(failure(webhook(), new CallLimits(Duration.ofMillis(300), 3, 1))).isEqualTo(Kind.UNAVAILABLE);
        assertThat(requests).hasValue(1);
    }

    @Test
    void aFunctionThatHangsIsLeftAloneAfterThreeCalls() {
        handler = exchange -> Thread.sleep(1000);
        for (int call = 0; call < 3; call++) {
            assertThat(failure(webhook(), new CallLimits(Duration.ofMillis(100), 1, 4))).isEqualTo(Kind.UNAVAILABLE);
        }
        int before = requests.get();

        assertThatThrownBy(() -> call(webhook(), new CallLimits(Duration.ofMillis(100), 1, 4)))
                .hasMessage("The function has not answered for a while");
        assertThat(requests).hasValue(before);
    }

    @Test
    void aTestGoesPastTheCircuitAndLeavesItAsItIs() throws Exception {
        CallLimits limits = new CallLimits(Duration.ofMillis(300), 1, 4);
        handler = exchange -> Thread.sleep(1000);
        for (int call = 0; call < 2; call++) {
            failure(webhook(), limits);
        }
        assertThatThrownBy(() -> calls.test("f", limits, webhook(), EventJson.newObject())).isInstanceOf(FunctionException.class);
        assertThat(calls.load("f", limits)).as("a test is no third call").isEqualTo(new FunctionCalls.Load(0, false));
        failure(webhook(), limits);
        assertThat(calls.load("f", limits)).isEqualTo(new FunctionCalls.Load(0, true));

        handler = exchange -> answer(exchange, 200, "{}");

        assertThat(calls.test("f", limits, webhook(), EventJson.newObject())).isNotNull();
        assertThat(calls.load("f", limits).silent()).isTrue();
        assertThat(calls.load("nobody's", limits)).isEqualTo(new FunctionCalls.Load(0, false));
    }

    @Test
    void oneFunctionHasItsPlacesAndOthersHaveTheirs() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        handler = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                arrived.countDown();
                release.await();
            }
            answer(exchange, 200, "{}");
        };
        CallLimits onePlace = new CallLimits(Duration.ofSeconds(5), 1, 1);
        Webhook slow = new Webhook(uri().resolve("/slow"), List.of(WebhookKey.parse(SECRET)));
        CompletableFuture<ObjectNode> first = CompletableFuture.supplyAsync(() -> {
            try {
                return calls.call("slow", onePlace, slow, EventJson.newObject());
            } catch (FunctionException e) {
                throw new IllegalStateException(e);
            }
        });
        arrived.await();

        assertThatThrownBy(() -> calls.call("slow", onePlace, slow, EventJson.newObject())).hasMessage("Too many calls of the function are under way");
        assertThatThrownBy(() -> calls.test("slow", onePlace, slow, EventJson.newObject())).hasMessage("Too many calls of the function are under way");
        assertThat(calls.load("slow", onePlace).callsUnderWay()).isEqualTo(1);
        assertThat(calls.call("other", onePlace, webhook(), EventJson.newObject())).isNotNull();
        release.countDown();
        assertThat(first.get()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"http://169.254.169.254/latest/meta-data", "https://169.254.169.254/", "https://10.0.0.1/", "https://localhost/", "http://example.com/"})
    void addressesWithinAreNotCalled(String url) {
        Webhook webhook = new Webhook(URI.create(url), List.of(WebhookKey.parse(SECRET)));
        FunctionCalls strict = new FunctionCalls(new OutboundHttp(OutboundSettings.builder().build()), Clock.systemUTC());

        assertThat(catchThrowableOfType(FunctionException.class, () -> strict.call("f", QUICK, webhook, EventJson.newObject())).kind())
                .isEqualTo(Kind.UNAVAILABLE);
        strict.close();
    }
}
