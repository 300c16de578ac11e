package dev.keypool.it.client;

import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A web application's part of the authorization code flow with PKCE. Nothing needs to listen on the redirect
 * URI: the request that the browser is sent back with is enough.
 */
public final class CodeFlow {

    private final KeycloakServer server;
    private final String realm;
    private final String client;
    private final URI redirectUri;
    private final String verifier = random();
    private final String state = random();

    public CodeFlow(KeycloakServer server, String realm, String client, URI redirectUri) {
        this.server = server;
        this.realm = realm;
        this.client = client;
        this.redirectUri = redirectUri;
    }

    /** Where the application sends the browser. */
    public URI authorizationUri() {
        return URI.create(server.realm(realm) + "/protocol/openid-connect/auth?" + Http.encode(Map.of(
                "response_type", "code",
                "client_id", client,
                "redirect_uri", redirectUri.toString(),
                "scope", "openid",
                "state", state,
                "code_challenge", challenge(),
                "code_challenge_method", "S256")));
    }

    /** Whether this is the request with which the browser comes back. */
    public boolean isBack(String uri) {
        return uri.startsWith(redirectUri + "?");
    }

    /** Redeems the code that the browser came back with. */
    public Tokens redeem(String uri) {
        Map<String, String> answer = query(URI.create(uri).getRawQuery());
        if (!state.equals(answer.get("state")) || !answer.containsKey("code")) {
            throw new IllegalStateException("The browser came back without a code: " + uri);
        }
        return Tokens.request(server, realm, Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", redirectUri.toString(),
                "code", answer.get("code"),
                "code_verifier", verifier));
    }

    /** The parameters in a query. */
    public static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0], parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
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
