package dev.keypool.it.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.it.server.KeycloakServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application's part of the authorization code flow with PKCE; its redirect URI is served by this machine. */
public final class CodeFlow implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("(?:^|&)code=([^&]+)");
    private static final long TIMEOUT_SECONDS = 30;

    private final HttpServer application;
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final String verifier = random();
    private final String state = random();

    private CodeFlow(HttpServer application) {
        this.application = application;
    }

    public static CodeFlow start() throws IOException {
        return start(0);
    }

    /** For a client whose redirect URIs name a port. */
    public static CodeFlow start(int port) throws IOException {
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        CodeFlow flow = new CodeFlow(application);
        application.createContext("/callback", flow::receive);
        application.start();
        return flow;
    }

    public URI redirectUri() {
        return URI.create("http://localhost:" + application.getAddress().getPort() + "/callback");
    }

    /** Where the application sends the browser. */
    public URI authorizationUri(KeycloakServer server, String realm, String client) {
        return URI.create(server.realm(realm) + "/protocol/openid-connect/auth?" + Http.encode(Map.of(
                "response_type", "code",
                "client_id", client,
                "redirect_uri", redirectUri().toString(),
                "scope", "openid",
                "state", state,
                "code_challenge", challenge(),
                "code_challenge_method", "S256")));
    }

    /** Waits for the browser to come back with a code and redeems it. */
    public Tokens tokens(KeycloakServer server, String realm, String client) {
        String received = code.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        return Tokens.request(server, realm, Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", redirectUri().toString(),
                "code", received,
                "code_verifier", verifier));
    }

    @Override
    public void close() {
        application.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Matcher found = CODE.matcher(query);
        if (found.find() && query.contains("state=" + state)) {
            code.complete(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
        } else {
            code.completeExceptionally(new IllegalStateException("Came back without a code: " + query));
        }
        byte[] body = "signed in".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
