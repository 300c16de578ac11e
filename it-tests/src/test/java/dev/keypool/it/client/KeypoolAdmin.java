package dev.keypool.it.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.keycloak.admin.client.Keycloak;

/** Keypool's part of the admin REST API, as somebody with an access token uses it. */
public final class KeypoolAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI realm;
    private final Supplier<String> accessToken;
    private final Http http = new Http();
    private final String provider;

    private KeypoolAdmin(URI realm, Supplier<String> accessToken) {
        this(realm, accessToken, "keypool");
    }

    private KeypoolAdmin(URI realm, Supplier<String> accessToken, String provider) {
        this.realm = realm;
        this.accessToken = accessToken;
        this.provider = provider;
    }

    /** The same administrator at another of the pack's parts, such as {@code keypool/triggers}. */
    public KeypoolAdmin at(String other) {
        return new KeypoolAdmin(realm, accessToken, other);
    }

    /** As whoever the client signs in, for as long as it is open. */
    public static KeypoolAdmin as(Keycloak admin, KeycloakServer server, String realm) {
        return new KeypoolAdmin(adminUri(server, realm), () -> admin.tokenManager().getAccessTokenString());
    }

    public static KeypoolAdmin with(KeycloakServer server, String realm, String accessToken) {
        return new KeypoolAdmin(adminUri(server, realm), () -> accessToken);
    }

    /** @param path such as {@code roles} or {@code identity-pools/<id>} */
    public HttpResponse<String> get(String path) {
        return send(path, "GET", null);
    }

    public HttpResponse<String> post(String path, String body) {
        return send(path, "POST", body);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> put(String path, String body, String... headers) {
        return send(URI.create(realm + "/" + provider + "/" + path), "PUT", body, headers);
    }

    public HttpResponse<String> delete(String path) {
        return send(path, "DELETE", null);
    }

    /** What {@link #get} answers when all is well. */
    public JsonNode read(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return json(response);
    }

    /** The realm as Keycloak's partial export has it: without people, secrets masked. */
    public String export() {
        HttpResponse<String> response = send(
                URI.create(realm + "/partial-export?exportGroupsAndRoles=true&exportClients=true"), "POST", null);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No export: " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }

    private static URI adminUri(KeycloakServer server, String realm) {
        return URI.create(server.baseUrl() + "/admin/realms/" + realm);
    }

    private HttpResponse<String> send(String path, String method, String body) {
        return send(URI.create(realm + "/" + provider + "/" + path), method, body);
    }

    private HttpResponse<String> send(URI uri, String method, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + accessToken.get())
                .header("Content-Type", "application/json");
        return http.send((headers.length == 0 ? request : request.headers(headers)).build());
    }
}
