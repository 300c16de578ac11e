package dev.keypool.iam.sigv4;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a signature, from the Authorization header or from a presigned query; nothing is verified yet. */
record Authentication(Credential credential, List<String> signedHeaders, String signature, Instant signedAt, String token,
        Integer expires) {

    private static final String SIGNATURE = "X-Amz-Signature";
    private static final int MAX_SIGNED_HEADERS = 100;
    /** Seven days. */
    private static final int MAX_EXPIRES = 604_800;
    private static final String TOKEN_HEADER = "x-amz-security-token";

    boolean presigned() {
        return expires != null;
    }

    static Authentication read(Headers headers, Query query) throws SignatureException {
        String authorization = headers.single("authorization");
        boolean presigned = query.single("X-Amz-Algorithm") != null || query.single("X-Amz-Credential") != null
                || query.single(SIGNATURE) != null;
        if (authorization != null && presigned) {
            throw SignatureException.incomplete("Only one auth mechanism allowed; "
                    + "the request has an Authorization header and X-Amz query parameters.");
        }
        if (presigned) {
            return presigned(headers, query);
        }
        if (authorization == null || authorization.isEmpty()) {
            throw new SignatureException(SignatureException.Code.MISSING_AUTHENTICATION_TOKEN);
        }
        return header(authorization, headers);
    }

    private static Authentication header(String authorization, Headers headers) throws SignatureException {
        if (!authorization.startsWith(CanonicalRequest.ALGORITHM + " ")) {
            throw SignatureException.incomplete("The algorithm of the Authorization header is not supported; only "
                    + CanonicalRequest.ALGORITHM + " is.");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : authorization.substring(CanonicalRequest.ALGORITHM.length()).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip()) != null) {
                throw SignatureException.incomplete("The Authorization header is not a list of Credential, "
                        + "SignedHeaders and Signature, each once.");
            }
        }
        for (String needed : List.of("Credential", "SignedHeaders", "Signature")) {
            if (!parts.containsKey(needed)) {
                throw SignatureException.incomplete("Authorization header requires '" + needed + "' parameter.");
            }
        }
        return new Authentication(Credential.parse(parts.get("Credential")), signedHeaders(parts.get("SignedHeaders")),
                signature(parts.get("Signature")), headerDate(headers), headers.single(TOKEN_HEADER), null);
    }

    private static Instant headerDate(Headers headers) throws SignatureException {
        String amzDate = headers.single("x-amz-date");
        String date = amzDate == null ? headers.single("date") : null;
        if (amzDate == null && date == null) {
            throw SignatureException.incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        Instant at = amzDate == null ? AmzDate.parseHttpDate(date) : AmzDate.parse(amzDate);
        if (at == null) {
            throw SignatureException.incomplete("Date must be in ISO-8601 'basic format', as 20260131T120000Z.");
        }
        return at;
    }

    private static Authentication presigned(Headers headers, Query query) throws SignatureException {
        if (!CanonicalRequest.ALGORITHM.equals(query.single("X-Amz-Algorithm"))) {
            throw SignatureException.incomplete("X-Amz-Algorithm must be " + CanonicalRequest.ALGORITHM + ".");
        }
        Instant at = AmzDate.parse(needed(query, "X-Amz-Date"));
        if (at == null) {
            throw SignatureException.incomplete("X-Amz-Date must be in ISO-8601 'basic format', as 20260131T120000Z.");
        }
        String token = query.single("X-Amz-Security-Token");
        String tokenHeader = headers.single(TOKEN_HEADER);
        if (token != null && tokenHeader != null) {
            throw SignatureException.incomplete("X-Amz-Security-Token is in the query and in a header; one of them is allowed.");
        }
        return new Authentication(Credential.parse(needed(query, "X-Amz-Credential")), signedHeaders(needed(query, "X-Amz-SignedHeaders")),
                signature(needed(query, SIGNATURE)), at, token == null ? tokenHeader : token, expires(needed(query, "X-Amz-Expires")));
    }

    private static String needed(Query query, String name) throws SignatureException {
        String value = query.single(name);
        if (value == null || value.isEmpty()) {
            throw SignatureException.incomplete("AWS query-string parameters must include '" + name + "'.");
        }
        return value;
    }

    private static int expires(String text) throws SignatureException {
        boolean number = text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int seconds = number ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > MAX_EXPIRES) {
            throw SignatureException.incomplete("X-Amz-Expires must be a number of seconds from 1 to " + MAX_EXPIRES + ".");
        }
        return seconds;
    }

    /** The names must be in lower case, sorted and each once; every signer writes them so, and one spelling is enough. */
    private static List<String> signedHeaders(String text) throws SignatureException {
        List<String> names = List.of(text.split(";", -1));
        String earlier = "";
        for (String name : names) {
            boolean lower = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 127 && !(c >= 'A' && c <= 'Z') && c != ':');
            if (!lower || name.compareTo(earlier) <= 0 || names.size() > MAX_SIGNED_HEADERS) {
                throw SignatureException.incomplete("SignedHeaders must be header names in lower case, sorted, each once, at most "
                        + MAX_SIGNED_HEADERS + ".");
            }
            earlier = name;
        }
        return names;
    }

    private static String signature(String text) throws SignatureException {
        if (!Payload.isSha256Hex(text)) {
            throw SignatureException.incomplete("Signature must be 64 lower-case hexadecimal digits.");
        }
        return text;
    }
}
