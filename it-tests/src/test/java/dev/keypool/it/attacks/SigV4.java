package dev.keypool.it.attacks;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 written once more, so that nothing of what is tested is used to test it, and so that each part
 * of a signature can be wrong by itself.
 */
final class SigV4 {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String CALL = "Action=GetCallerIdentity&Version=2011-06-15";

    private final Credentials credentials;
    private String method = "POST";
    private String path = "/";
    private String query = "";
    private String body = "";
    private String host = "localhost";
    private String region = "us-east-1";
    private String service = "sts";
    private String algorithm = "AWS4-HMAC-SHA256";
    private String date;
    private boolean tokenSigned = true;
    private final Map<String, String> headers = new TreeMap<>();

    private SigV4(Credentials credentials, Instant at) {
        this.credentials = credentials;
        this.date = amzDate(at);
    }

    static SigV4 with(Credentials credentials) {
        return new SigV4(credentials, Instant.now());
    }

    static SigV4 with(Credentials credentials, Instant at) {
        return new SigV4(credentials, at);
    }

    /** The whole call as an SDK makes it. */
    static SigV4 getCallerIdentity(Credentials credentials, URI sts) {
        return with(credentials).to("POST", sts).body(CALL).header("content-type", FORM);
    }

    SigV4 to(String newMethod, URI uri) {
        method = newMethod;
        path = uri.getRawPath();
        query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return host(uri.getAuthority());
    }

    SigV4 at(Instant moment) {
        date = amzDate(moment);
        return this;
    }

    SigV4 method(String other) {
        method = other;
        return this;
    }

    SigV4 path(String other) {
        path = other;
        return this;
    }

    SigV4 query(String other) {
        query = other;
        return this;
    }

    SigV4 body(String other) {
        body = other;
        return this;
    }

    SigV4 host(String other) {
        host = other;
        return this;
    }

    SigV4 region(String other) {
        region = other;
        return this;
    }

    SigV4 service(String other) {
        service = other;
        return this;
    }

    SigV4 algorithm(String other) {
        algorithm = other;
        return this;
    }

    /** A signed header, its name in lower case. */
    SigV4 header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The session token is neither signed nor sent. */
    SigV4 withoutToken() {
        tokenSigned = false;
        return this;
    }

    /** The headers to send, Host and Content-Length not among them. */
    Map<String, String> signed() {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("host", host);
        all.put("x-amz-date", date);
        if (tokenSigned) {
            all.put("x-amz-security-token", credentials.sessionToken());
        }
        String names = String.join(";", all.keySet());
        String signature = signature(all, canonicalQuery(query), names, sha256(body));
        Map<String, String> sent = new LinkedHashMap<>(all);
        sent.remove("host");
        sent.put("authorization", algorithm + " Credential=" + credentials.accessKeyId() + "/" + scope() + ", SignedHeaders="
                + names + ", Signature=" + signature);
        return sent;
    }

    /** The request as it was signed. */
    WireRequest request() {
        return WireRequest.of(method, path + (query.isEmpty() ? "" : "?" + query)).host(host).headers(signed()).body(body);
    }

    /** The query of a presigned URL. */
    String presigned(long expires) {
        Map<String, String> added = new LinkedHashMap<>();
        added.put("X-Amz-Algorithm", algorithm);
        added.put("X-Amz-Credential", credentials.accessKeyId() + "/" + scope());
        added.put("X-Amz-Date", date);
        added.put("X-Amz-Expires", Long.toString(expires));
        added.put("X-Amz-SignedHeaders", "host");
        if (tokenSigned) {
            added.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        String all = (query.isEmpty() ? "" : query + "&") + added.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue())).collect(Collectors.joining("&"));
        String signature = signature(Map.of("host", host), canonicalQuery(all), "host", sha256(body));
        return all + "&X-Amz-Signature=" + signature;
    }

    private String scope() {
        return date.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    }

    private String signature(Map<String, String> signed, String canonicalQuery, String names, String payload) {
        // Only S3 keys have letters here that need an escape, and S3 is the one service that escapes them once.
        String canonical = method + "\n" + encode(path).replace("%2F", "/") + "\n" + canonicalQuery + "\n" + signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n").collect(Collectors.joining()) + "\n" + names
                + "\n" + signed.getOrDefault("x-amz-content-sha256", payload);
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope() + "\n" + sha256(canonical);
        byte[] key = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope().split("/")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String canonicalQuery(String query) {
        return Arrays.stream(query.split("&")).filter(part -> !part.isEmpty())
                .map(part -> part.contains("=") ? part : part + "=").sorted().collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    static String amzDate(Instant at) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(at);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
