package dev.keypool.it.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What triggers call: gives the event back after a millisecond, or never. */
final class Functions implements AutoCloseable {

    private static final long NEVER = 60_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Functions() throws IOException {
        // Otherwise head and body of an answer are 40 ms apart, which is what would be measured.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/quick", exchange -> giveBack(exchange, 1));
        server.createContext("/hangs", exchange -> giveBack(exchange, NEVER));
        server.setExecutor(threads);
        server.start();
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    private static void giveBack(HttpExchange exchange, long afterMillis) throws IOException {
        try (exchange) {
            byte[] event = exchange.getRequestBody().readAllBytes();
            Thread.sleep(afterMillis);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
