package dev.keypool.it.identitypools;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files at an origin of their own. A server and not Playwright's routes: a page with routes has its preflights answered
 * by Playwright.
 */
final class WebPage implements AutoCloseable {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript", "json", "application/json");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final HttpServer server;

    WebPage() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param name such as {@code index.html}, which is also at the origin itself */
    WebPage with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    WebPage with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** With a slash at the end. */
    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            String name = path.isEmpty() ? "index.html" : path;
            byte[] file = files.get(name);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
