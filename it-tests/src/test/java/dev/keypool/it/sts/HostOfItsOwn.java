package dev.keypool.it.sts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A reverse proxy that gives a realm's STS a host of its own: what comes to {@code /} there goes to the realm's path. */
final class HostOfItsOwn implements AutoCloseable {

    private static final Set<String> ENDS_HERE = Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final HttpServer proxy;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI sts;
    private final UnaryOperator<String> change;
    private final AtomicInteger calls = new AtomicInteger();

    HostOfItsOwn(URI sts) throws IOException {
        this(sts, answer -> answer);
    }

    /** @param change of the first answer */
    HostOfItsOwn(URI sts, UnaryOperator<String> change) throws IOException {
        this.sts = sts;
        this.change = change;
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    /** Without a path. */
    URI uri() {
        return URI.create("http://localhost:" + proxy.getAddress().getPort());
    }

    int calls() {
        return calls.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            boolean first = calls.incrementAndGet() == 1;
            HttpRequest.Builder request = HttpRequest.newBuilder(sts)
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!ENDS_HERE.contains(name.toLowerCase())) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            // As nginx tells it; the signature covers the host that the client knows.
            request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host")).header("X-Forwarded-Proto", "http");
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!ENDS_HERE.contains(name.toLowerCase()) && !name.startsWith(":")) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            byte[] body = (first ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        proxy.stop(0);
    }
}
