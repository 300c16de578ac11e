package dev.keypool.it.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a realm's token endpoint gave out; a kind of token that it did not is null. */
public record Tokens(String accessToken, String idToken, String refreshToken) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs in by direct grant at a public client. */
    public static Tokens byDirectGrant(
            KeycloakServer server, String realm, String client, String username, String password) {
        return request(server, realm, directGrant(client, username, password));
    }

    /** Signs in by direct grant at a confidential client. */
    public static Tokens byDirectGrant(
            KeycloakServer server, String realm, String client, String secret, String username, String password) {
        Map<String, String> form = directGrant(client, username, password);
        form.put("client_secret", secret);
        return request(server, realm, form);
    }

    /** A confidential client's own token. */
    public static Tokens ofClient(KeycloakServer server, String realm, String client, String secret) {
        return request(server, realm, Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** Any grant at all. */
    public static Tokens request(KeycloakServer server, String realm, Map<String, String> form) {
        URI endpoint = URI.create(server.realm(realm) + "/protocol/openid-connect/token");
        HttpResponse<String> response = new Http().postForm(endpoint, form);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No tokens: " + response.statusCode() + " " + response.body());
        }
        JsonNode body = json(response.body());
        return new Tokens(
                body.path("access_token").asText(null),
                body.path("id_token").asText(null),
                body.path("refresh_token").asText(null));
    }

    /** The claims of a token, unverified. */
    public static JsonNode claims(String token) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }

    private static Map<String, String> directGrant(String client, String username, String password) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("scope", "openid");
        form.put("client_id", client);
        form.put("username", username);
        form.put("password", password);
        return form;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }
}
