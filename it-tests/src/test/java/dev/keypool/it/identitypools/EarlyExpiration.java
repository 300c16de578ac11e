package dev.keypool.it.identitypools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.it.client.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy before a realm's Cognito Identity that makes the first credentials look nearly an hour old: it says that they
 * end in five minutes and two seconds. All else passes as it is.
 */
final class EarlyExpiration implements AutoCloseable {

    private static final Duration LEFT = Duration.ofMinutes(5).plusSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer proxy;
    private final URI cognito;
    private final Http http = new Http();
    private final List<JsonNode> logins = new CopyOnWriteArrayList<>();

    private EarlyExpiration(URI cognito) throws IOException {
        this.cognito = cognito;
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    static EarlyExpiration ofTheFirstCredentials(URI realm) throws IOException {
        return new EarlyExpiration(URI.create(realm + "/cognito-identity"));
    }

    URI endpoint() {
        return URI.create("http://localhost:" + proxy.getAddress().getPort() + "/cognito-identity");
    }

    /** What was handed in for credentials, each time. */
    List<JsonNode> logins() {
        return logins;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            HttpResponse<String> answer = http.post(cognito, body,
                    "X-Amz-Target", target, "Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] passedOn = JSON.writeValueAsBytes(answered(target, JSON.readTree(body), JSON.readTree(answer.body())));
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.statusCode(), passedOn.length);
            exchange.getResponseBody().write(passedOn);
        }
    }

    private JsonNode answered(String target, JsonNode request, JsonNode answer) {
        if (target.endsWith(".GetCredentialsForIdentity")) {
            logins.add(request.path("Logins"));
            if (logins.size() == 1 && answer.path("Credentials") instanceof ObjectNode credentials) {
                credentials.put("Expiration", Instant.now().plus(LEFT).getEpochSecond());
            }
        }
        return answer;
    }

    @Override
    public void close() {
        proxy.stop(0);
    }
}
