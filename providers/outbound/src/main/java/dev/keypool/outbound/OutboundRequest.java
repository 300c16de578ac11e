package dev.keypool.outbound;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * A request to send.
 *
 * @param method  GET, HEAD, POST, PUT, PATCH or DELETE
 * @param uri     absolute, https (http for allowed hosts only), ASCII, without user name and fragment
 * @param headers names and values; {@code Host}, {@code Content-Length} and those of the connection are not among them
 * @param body    null for none; not copied
 */
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    public OutboundRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(URI uri, Map<String, String> headers) {
        return new OutboundRequest("GET", uri, headers, null);
    }

    public static OutboundRequest post(URI uri, Map<String, String> headers, byte[] body) {
        return new OutboundRequest("POST", uri, headers, Objects.requireNonNull(body, "body"));
    }

    /** Without URL, headers and body: each may hold a secret. */
    @Override
    public String toString() {
        return "OutboundRequest[" + method + "]";
    }
}
