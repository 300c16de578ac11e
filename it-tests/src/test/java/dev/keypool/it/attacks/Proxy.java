package dev.keypool.it.attacks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A reverse proxy as people set them up: it may take a prefix off the path, puts its own Host on the request, and says
 * in headers how the request came.
 */
final class Proxy implements AutoCloseable {

    private final HttpServer proxy;
    private final URI server;
    private final UnaryOperator<String> path;
    private final Map<String, String> told;
    private final boolean keepsHost;

    /**
     * @param path      from the path that came to the path that is passed on
     * @param told      headers that the proxy sets; {@code $host} and {@code $port} stand for what the client used
     * @param keepsHost whether the Host that came is passed on
     */
    Proxy(URI server, UnaryOperator<String> path, Map<String, String> told, boolean keepsHost) throws IOException {
        this.server = server;
        this.path = path;
        this.told = told;
        this.keepsHost = keepsHost;
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    int port() {
        return proxy.getAddress().getPort();
    }

    /** The proxy's own address, in letters. */
    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI came = exchange.getRequestURI();
            String query = came.getRawQuery() == null ? "" : "?" + came.getRawQuery();
            String host = exchange.getRequestHeaders().getFirst("Host");
            WireRequest request = WireRequest.of(exchange.getRequestMethod(), path.apply(came.getRawPath()) + query)
                    .host(keepsHost ? host : server.getAuthority())
                    .body(exchange.getRequestBody().readAllBytes());
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!List.of("host", "connection", "content-length", "transfer-encoding", "keep-alive").contains(name.toLowerCase())
                        && told.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            told.forEach((name, value) -> request.header(name, value.replace("$host", host.replaceAll(":\\d+$", ""))
                    .replace("$port", host.contains(":") ? host.replaceAll(".*:", "") : "80")));
            answer(exchange, request.send(server));
        } catch (UncheckedIOException e) {
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private static void answer(HttpExchange exchange, WireAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        answer.headers().forEach(header -> {
            if (!List.of("connection", "content-length", "transfer-encoding").contains(header.getKey().toLowerCase())) {
                exchange.getResponseHeaders().add(header.getKey(), header.getValue());
            }
        });
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        proxy.stop(0);
    }
}
