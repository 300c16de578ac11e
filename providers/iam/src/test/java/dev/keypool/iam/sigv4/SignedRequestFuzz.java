package dev.keypool.iam.sigv4;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fuzz target: a request as on the wire, method and target in the first line, then headers. None is valid by chance. */
public final class SignedRequestFuzz {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private SignedRequestFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        String[] first = lines[0].split(" ", 2);
        String target = first.length > 1 ? first[1] : "/";
        int query = target.indexOf('?');
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(colon < 0 ? lines[i] : lines[i].substring(0, colon), colon < 0 ? "" : lines[i].substring(colon + 1)));
        }
        check(new HttpRequest(first[0], query < 0 ? target : target.substring(0, query), query < 0 ? null : target.substring(query + 1),
                headers));
    }

    private static void check(HttpRequest request) {
        try {
            SignedRequest signed = SignedRequest.parse(request);
            signed.at("sts.example.com", "/").accessKeyId();
            signed.verify("a secret that no input knows", Crypto.sha256Hex(""), NOW);
        } catch (SignatureException e) {
            if (e.getMessage() == null || e.code() == null) {
                throw new AssertionError("no reason", e);
            }
            return;
        }
        throw new AssertionError("verified: " + request.headers());
    }
}
