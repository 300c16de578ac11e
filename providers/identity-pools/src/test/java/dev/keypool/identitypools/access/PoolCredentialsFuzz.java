package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fuzz target: an Authorization header, where there is a first line, and a body, as {@code /identity-pools/credentials}
 * gets them. They are refused in words of ours, or name a pool, and a token or a guest.
 */
public final class PoolCredentialsFuzz {

    private PoolCredentialsFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int line = text.indexOf('\n');
        header(line < 0 ? null : text.substring(0, line));
        body(text.substring(line + 1).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void header(String header) {
        try {
            String token = PoolCredentials.bearerToken(header == null ? null : List.of(header));
            // Who meant to sign in is no guest.
            if ((token == null) != (header == null) || token != null && (token.length() > 50_000 || !header.contains(token))) {
                throw new AssertionError("another token");
            }
        } catch (BadRequestException e) {
            requireReason(e);
        }
    }

    private static void body(byte[] body) {
        try {
            ObjectNode request = StrictJson.object(body);
            String pool = PoolCredentials.poolId(request);
            if (pool.isEmpty() || pool.length() > 55 || !pool.equals(request.get("identityPoolId").textValue())) {
                throw new AssertionError("another pool");
            }
        } catch (BadRequestException e) {
            requireReason(e);
        }
    }

    private static void requireReason(BadRequestException e) {
        if (e.getMessage() == null || e.getMessage().isBlank()) {
            throw new AssertionError("no reason", e);
        }
    }
}
