package dev.keypool.iam.sigv4;

import java.util.List;
import java.util.Map;

/**
 * A request as it is on the wire.
 *
 * @param method method, as {@code GET}
 * @param rawPath path, undecoded, starting with {@code /}
 * @param rawQuery query without its question mark, undecoded, or null
 * @param headers headers in the order they came, names in any case, a name as often as it came; {@code Host} among them
 */
public record HttpRequest(String method, String rawPath, String rawQuery, List<Map.Entry<String, String>> headers) {

    /** Copies the headers. */
    public HttpRequest {
        headers = List.copyOf(headers);
    }

    /** Names the request without its query and headers, which may hold credentials. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
