package dev.keypool.it.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP server of the tests' own, where they stand in for what the server under test calls. There is one in a run,
 * from its first use on; in options of {@link WithKeycloak} its address is written {@value #PLACEHOLDER}.
 */
public final class StandIns {

    /** The server's address as the server under test calls it, such as {@code http://localhost:40001}. */
    public static final String PLACEHOLDER = "${stand-ins}";

    private static final Map<String, StandIn> BY_PATH = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    private StandIns() {}

    /** A request, as far as the stand-ins look at it. */
    public record Request(String path, String query, Map<String, String> headers, byte[] body) {

        /** Null when there is none. */
        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /** @param headers besides {@code Content-Type: application/json} */
    public record Answer(int status, String body, Map<String, String> headers) {

        public static Answer of(int status, String json) {
            return new Answer(status, json, Map.of());
        }
    }

    /** What answers under one path, and how often it was asked. */
    public static final class StandIn {

        private final AtomicInteger requests = new AtomicInteger();
        private volatile Function<Request, Answer> answers;

        private StandIn(Function<Request, Answer> answers) {
            this.answers = answers;
        }

        public int requests() {
            return requests.get();
        }

        /** From now on. */
        public void answers(Function<Request, Answer> now) {
            answers = now;
        }

        /** Out of service from now on. */
        public void isDown() {
            answers = request -> Answer.of(503, "{}");
        }

        private Answer answer(Request request) {
            requests.incrementAndGet();
            return answers.apply(request);
        }
    }

    /** @param path exactly the path that is answered, such as {@code /google/keys} */
    public static StandIn at(String path, Function<Request, Answer> answers) {
        StandIn standIn = new StandIn(answers);
        BY_PATH.put(path, standIn);
        return standIn;
    }

    /** Where the server under test finds it. */
    public static URI uri(KeycloakServer server, String path) {
        return URI.create(base(server.hostOfTests()) + path);
    }

    static String base(String hostOfTests) {
        return "http://" + hostOfTests + ":" + SERVER.getAddress().getPort();
    }

    private static HttpServer start() {
        try {
            // On all addresses: containers come by another than localhost.
            HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "stand-ins");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", StandIns::handle);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            StandIn standIn = BY_PATH.get(exchange.getRequestURI().getPath());
            Answer answer = standIn == null ? Answer.of(404, "{}")
                    : standIn.answer(new Request(exchange.getRequestURI().getRawPath(), exchange.getRequestURI().getRawQuery(), headers,
                            exchange.getRequestBody().readAllBytes()));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
