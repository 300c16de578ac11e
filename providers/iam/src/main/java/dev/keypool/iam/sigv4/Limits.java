package dev.keypool.iam.sigv4;

import java.util.Map;

/** Bounds on what is read before anything is known of who sent it. */
final class Limits {

    private static final int MAX_HEADERS = 200;
    private static final int MAX_HEADER_LENGTH = 32 * 1024;
    private static final int MAX_HEADERS_LENGTH = 128 * 1024;
    /** A session token of 16 KiB, of which percent encoding can make twice as much. */
    private static final int MAX_QUERY_LENGTH = 48 * 1024;
    private static final int MAX_PATH_LENGTH = 8 * 1024;

    private Limits() {}

    static void check(HttpRequest request) throws SignatureException {
        if (request.headers().size() > MAX_HEADERS || request.rawPath().length() > MAX_PATH_LENGTH
                || (request.rawQuery() != null && request.rawQuery().length() > MAX_QUERY_LENGTH)) {
            throw SignatureException.incomplete("The request is too large to verify.");
        }
        if (request.method().isEmpty() || !request.method().chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
                || c == '-')) {
            throw SignatureException.incomplete("The request's method is not one.");
        }
        int total = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            int length = header.getKey().length() + header.getValue().length();
            total += length;
            // No server lets these in, but a request can also be described to us; a line break would forge a line of what is signed.
            if (header.getValue().indexOf('\n') >= 0 || header.getValue().indexOf('\r') >= 0) {
                throw SignatureException.incomplete("A header's value has a line break.");
            }
            if (length > MAX_HEADER_LENGTH || total > MAX_HEADERS_LENGTH) {
                throw SignatureException.incomplete("The request is too large to verify.");
            }
        }
        if (!request.rawPath().startsWith("/")) {
            throw SignatureException.incomplete("The request's path must start with a slash.");
        }
    }
}
