package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Calls the server to prepare what is measured. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Api(String base) {
        this.base = base;
    }

    /** An answer that is no success ends the benchmark; so it is with the others. */
    JsonNode post(String path, String contentType, String body, Map<String, String> headers) {
        return send(path, HttpRequest.newBuilder().header("Content-Type", contentType).POST(BodyPublishers.ofString(body)), headers);
    }

    JsonNode get(String path, Map<String, String> headers) {
        return send(path, HttpRequest.newBuilder(), headers);
    }

    void put(String path, String json, Map<String, String> headers) {
        send(path, HttpRequest.newBuilder().header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)), headers);
    }

    private JsonNode send(String path, HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        try {
            var response = http.send(request.uri(URI.create(base + path)).build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while preparing", e);
        }
    }

    String token(String realm, String form) {
        return post("/realms/" + realm + "/protocol/openid-connect/token", "application/x-www-form-urlencoded", form, Map.of())
                .get("access_token").textValue();
    }
}
