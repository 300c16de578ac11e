package dev.keypool.iam.sigv4;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs requests that leave. Path and query are given as they will be sent, encoded, a space in a query as {@code %20}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed request</a>
 */
public final class Signer {

    /** Proxies add or change these, and HTTP clients do after signing. */
    private static final Set<String> UNSIGNED = Set.of("authorization", "connection", "expect", "keep-alive", "te", "trailer",
            "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id");
    /** Seven days. */
    private static final int MAX_EXPIRES = 604_800;

    private Signer() {}

    /**
     * Signs with headers.
     *
     * @param request what is sent, with its Host header
     * @param credentials who signs
     * @param region region of the service
     * @param service service
     * @param at the present
     * @param payloadHash SHA-256 of the body, 64 lower-case hexadecimal digits; for s3 also {@code UNSIGNED-PAYLOAD}
     * @return the headers to add: X-Amz-Date, Authorization, for temporary credentials X-Amz-Security-Token, and for s3
     *     X-Amz-Content-Sha256
     * @throws IllegalArgumentException when the request has no Host header, or a percent sign that starts no escape
     */
    public static Map<String, String> sign(HttpRequest request, SigningCredentials credentials, String region, String service,
            Instant at, String payloadHash) {
        return sign(request, credentials, CredentialScope.at(at, region, service), at, payloadHash);
    }

    /**
     * Signs with headers, for a scope that is already there.
     *
     * @param request what is sent, with its Host header
     * @param credentials who signs
     * @param scope what it is signed for, of the day of {@code at}
     * @param at the present
     * @param payloadHash SHA-256 of the body, 64 lower-case hexadecimal digits; for s3 also {@code UNSIGNED-PAYLOAD}
     * @return the headers to add
     * @throws IllegalArgumentException when the request has no Host header, or a percent sign that starts no escape, or the scope
     *     is of another day
     */
    public static Map<String, String> sign(HttpRequest request, SigningCredentials credentials, CredentialScope scope, Instant at,
            String payloadHash) {
        String amzDate = dateOf(scope, at);
        Map<String, String> added = new LinkedHashMap<>();
        added.put("X-Amz-Date", amzDate);
        if (credentials.sessionToken() != null) {
            added.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        if (scope.service().equals(Service.S3)) {
            added.put("X-Amz-Content-Sha256", payloadHash);
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(request.headers());
        added.forEach((name, value) -> {
            all.removeIf(header -> header.getKey().equalsIgnoreCase(name));
            all.add(Map.entry(name, value));
        });
        Headers headers = Headers.of(all);
        List<String> signed = signable(headers);
        String signature = signature(request, request.rawQuery(), headers, signed, credentials, scope, amzDate, payloadHash);
        added.put("Authorization", CanonicalRequest.ALGORITHM + " Credential=" + credentials.accessKeyId() + '/' + scope
                + ", SignedHeaders=" + String.join(";", signed) + ", Signature=" + signature);
        return added;
    }

    /**
     * Signs with query parameters, for a URL that works for a while.
     *
     * @param request what the URL is for, with its Host header; other headers must be sent with it
     * @param credentials who signs
     * @param scope what it is signed for, of the day of {@code at}
     * @param at the present
     * @param expiresSeconds how long the URL works, 1 to 604800
     * @param payloadHash SHA-256 of the body, 64 lower-case hexadecimal digits; not used for s3, where the body is not signed
     * @return the whole raw query to send
     * @throws IllegalArgumentException as {@link #sign}, or when the time is out of bounds
     */
    public static String presign(HttpRequest request, SigningCredentials credentials, CredentialScope scope, Instant at,
            int expiresSeconds, String payloadHash) {
        if (expiresSeconds < 1 || expiresSeconds > MAX_EXPIRES) {
            throw new IllegalArgumentException("A presigned URL works for 1 to " + MAX_EXPIRES + " seconds.");
        }
        String amzDate = dateOf(scope, at);
        Headers headers = Headers.of(request.headers());
        List<String> signed = signable(headers);
        StringBuilder query = new StringBuilder(request.rawQuery() == null ? "" : request.rawQuery());
        append(query, "X-Amz-Algorithm", CanonicalRequest.ALGORITHM);
        append(query, "X-Amz-Credential", credentials.accessKeyId() + '/' + scope);
        append(query, "X-Amz-Date", amzDate);
        append(query, "X-Amz-Expires", Integer.toString(expiresSeconds));
        append(query, "X-Amz-SignedHeaders", String.join(";", signed));
        if (credentials.sessionToken() != null) {
            append(query, "X-Amz-Security-Token", credentials.sessionToken());
        }
        String payload = scope.service().equals(Service.S3) ? Service.UNSIGNED_PAYLOAD : payloadHash;
        append(query, "X-Amz-Signature", signature(request, query.toString(), headers, signed, credentials, scope, amzDate, payload));
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.length() == 0 ? "" : "&").append(name).append('=');
        UriEncoding.encode(value, 0, value.length(), "", query);
    }

    private static String dateOf(CredentialScope scope, Instant at) {
        String amzDate = AmzDate.format(at);
        if (!amzDate.startsWith(scope.date())) {
            throw new IllegalArgumentException("The scope is of " + scope.date() + " and the request is signed at " + amzDate + ".");
        }
        return amzDate;
    }

    private static List<String> signable(Headers headers) {
        if (headers.value("host") == null) {
            throw new IllegalArgumentException("A request is signed with its Host header; there is none.");
        }
        List<String> names = new ArrayList<>();
        headers.names().forEach(name -> {
            if (!UNSIGNED.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private static String signature(HttpRequest request, String rawQuery, Headers headers, List<String> signed,
            SigningCredentials credentials, CredentialScope scope, String amzDate, String payload) {
        try {
            String canonical = CanonicalRequest.of(request.method(), CanonicalPath.of(request.rawPath(), scope.service()),
                    Query.parse(rawQuery).canonical(null), headers, signed, payload);
            return SigningKey.derive(Crypto.utf8(credentials.secretKey()), scope)
                    .sign(CanonicalRequest.stringToSign(amzDate, scope, canonical));
        } catch (SignatureException e) {
            throw new IllegalArgumentException("The request's address is not well encoded: " + e.getMessage(), e);
        }
    }
}
