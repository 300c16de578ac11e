package dev.keypool.outbound;

import dev.keypool.outbound.OutboundException.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Requests that mean the same to every server on their way: none can smuggle a second one. */
final class RequestRules {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    /** Those of the connection, and what this client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "transfer-encoding", "connection", "keep-alive",
            "proxy-connection", "proxy-authorization", "te", "trailer", "upgrade", "expect", "accept-encoding");
    private static final int MAX_HEADERS = 100;
    private static final int MAX_VALUE = 16 * 1024;

    private RequestRules() {
    }

    static void check(OutboundRequest request, Target target) throws OutboundException {
        boolean withoutBody = request.method().equals("GET") || request.method().equals("HEAD");
        boolean valid = METHODS.contains(request.method()) && !(withoutBody && request.body() != null)
                && request.headers().size() <= MAX_HEADERS
                && request.headers().entrySet().stream().allMatch(RequestRules::isValid);
        if (!valid) {
            throw new OutboundException(Reason.BAD_REQUEST, target.origin());
        }
    }

    private static boolean isValid(Map.Entry<String, String> header) {
        String name = header.getKey();
        String value = header.getValue();
        return !name.isEmpty() && name.length() <= 128 && name.chars().allMatch(RequestRules::isTokenChar)
                && !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                && value.length() <= MAX_VALUE && value.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\t');
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isTokenChar(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }
}
