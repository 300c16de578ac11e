package dev.keypool.it.triggers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A function of both kinds that misbehaves on the wire, which {@code StandIns} do not. */
final class FaultyFunction implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Behaviour behaviour = FaultyFunction::giveBack;

    /** What it does with a request whose body was read. */
    interface Behaviour {
        void answer(HttpExchange exchange, byte[] event) throws IOException, InterruptedException;
    }

    FaultyFunction() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                behaviour.answer(exchange, exchange.getRequestBody().readAllBytes());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    URI uri(KeycloakServer keycloak) {
        return URI.create("http://" + keycloak.hostOfTests() + ":" + server.getAddress().getPort());
    }

    /** Where nobody listens. */
    static URI down(KeycloakServer keycloak) {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://" + keycloak.hostOfTests() + ":" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void behaves(Behaviour now) {
        behaviour = now;
    }

    /** As a function does that agrees. */
    static void giveBack(HttpExchange exchange, byte[] event) throws IOException {
        answer(exchange, 200, "application/json", event);
    }

    static Behaviour answering(int status, String type, String body) {
        return (exchange, event) -> answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
