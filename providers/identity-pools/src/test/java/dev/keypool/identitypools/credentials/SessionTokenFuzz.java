package dev.keypool.identitypools.credentials;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fuzz target: an access key id and a session token on two lines, neither of which was issued. They are refused, and nothing else. */
public final class SessionTokenFuzz {

    private static final SealingKeys KEYS = SealingKeys.of(List.of("key".getBytes(StandardCharsets.US_ASCII)), new byte[16], "realm", "123456789012");

    private SessionTokenFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        try {
            KEYS.open(line < 0 ? "ASIAAAAAAAAAAAAAAAAA" : text.substring(0, line), text.substring(line + 1));
            throw new AssertionError("opened");
        } catch (InvalidSessionTokenException e) {
            AccessKeyIds.account(text.substring(0, Math.max(0, line)));
        }
    }
}
