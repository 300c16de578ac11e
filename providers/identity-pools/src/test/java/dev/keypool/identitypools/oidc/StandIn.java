package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.keycloak.common.crypto.CryptoIntegration;

/** A provider on this machine: whatever a test puts at a path is there. */
final class StandIn implements AutoCloseable {

    static {
        CryptoIntegration.init(StandIn.class.getClassLoader());
    }

    /** What a path answers. */
    interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final Map<String, Page> pages = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> askedHeaders = new CopyOnWriteArrayList<>();

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            askedHeaders.add(Map.copyOf(exchange.getRequestHeaders()));
            try (exchange) {
                pages.getOrDefault(exchange.getRequestURI().getPath(), page(404, "text/plain", "nothing here")).answer(exchange);
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    URI uri(String path) {
        return URI.create(url(path));
    }

    static Page page(int status, String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Page json(String body) {
        return page(200, "application/json", body);
    }

    static Page json(int status, String body) {
        return page(status, "application/json", body);
    }

    /** An issuer at a path: discovery document and keys. */
    OidcIssuer issuer(String path, SigningKey... keys) {
        pages.put(path + "/.well-known/openid-configuration", json("{\"issuer\":\"" + url(path) + "\",\"jwks_uri\":\"" + url(path + "/keys") + "\"}"));
        publish(path, keys);
        return OidcIssuer.discovered(url(path));
    }

    void publish(String path, SigningKey... keys) {
        ArrayNode published = JsonNodeFactory.instance.arrayNode();
        for (SigningKey key : keys) {
            published.add(key.jwk());
        }
        pages.put(path + "/keys", json("{\"keys\":" + published + "}"));
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return asked.stream().filter(uri -> uri.equals(path)).count();
    }

    static OutboundSettings.Builder settings() {
        return OutboundSettings.builder().allowedPrivateHost("127.0.0.1").deadline(Duration.ofSeconds(5));
    }

    static OutboundHttp http() {
        return new OutboundHttp(settings().build());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
