package dev.keypool.it.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Amazon's and Facebook's calls about their access tokens. A token here is a person's id, a dot, and anything. */
final class StandIns implements AutoCloseable {

    static final String AMAZON_CLIENT = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
    static final String FACEBOOK_APP = "1234567890123456";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    StandIns() throws IOException {
        // Otherwise head and body of an answer are 40 ms apart, which is what would be measured.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/amazon", exchange -> answer(exchange, exchange.getRequestHeaders().getFirst("x-amz-access-token"), person -> """
                {"iss":"https://www.amazon.com","user_id":"amzn1.account.%s","aud":"%s","app_id":"amzn1.application.0123","exp":3597,"iat":1311280970}"""
                .formatted(person, AMAZON_CLIENT)));
        server.createContext("/facebook", exchange -> answer(exchange, facebookToken(exchange), person -> """
                {"data":{"app_id":"%s","type":"USER","is_valid":true,"user_id":"%s","expires_at":%d,"issued_at":%d,"scopes":["email"]}}"""
                .formatted(FACEBOOK_APP, person, System.currentTimeMillis() / 1000 + 7200, System.currentTimeMillis() / 1000 - 60)));
        server.setExecutor(threads);
        server.start();
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    private static String facebookToken(HttpExchange exchange) {
        return URLDecoder.decode(exchange.getRequestURI().getRawQuery().substring("input_token=".length()), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String token, UnaryOperator<String> information) throws IOException {
        try (exchange) {
            byte[] body = information.apply(token.substring(0, token.indexOf('.'))).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
