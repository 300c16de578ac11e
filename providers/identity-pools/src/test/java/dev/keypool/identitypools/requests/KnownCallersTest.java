package dev.keypool.identitypools.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.logins.TokenKey;
import org.junit.jupiter.api.Test;

class KnownCallersTest {

    private final KnownCallers callers = new KnownCallers();
    private final KnownCaller caller = new KnownCaller("jti", "https://kc/realms/demo", "service", "user", 1, 2, null, null);

    @Test
    void aTokenIsKnownInItsSnapshotOnlyUntilItIsForgotten() {
        TokenKey key = TokenKey.of(1, "token");
        callers.put(key, caller);
        assertThat(callers.get(TokenKey.of(1, "token"))).isEqualTo(caller);
        assertThat(callers.get(TokenKey.of(2, "token"))).as("after a change of the realm").isNull();
        assertThat(callers.get(TokenKey.of(1, "token2"))).isNull();
        callers.forget(key);
        assertThat(callers.get(key)).isNull();
    }

    @Test
    void theKeyHoldsNoToken() {
        assertThat(TokenKey.of(1, "S3cret").toString()).doesNotContain("S3cret");
    }
}
