package dev.keypool.triggers.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.triggers.events.ChallengeResult;
import dev.keypool.triggers.events.CustomChallenge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

final class PendingTest {

    private static Pending madeAt(long seconds) {
        return new Pending("1", null, "nobody", List.of(new ChallengeResult("CUSTOM_CHALLENGE", false, null)),
                new CustomChallenge(Map.of("question", "\"?"), Map.of("answer", "secret"), "SUM"), seconds);
    }

    @Test
    void itIsReadAsItWasWritten() {
        Pending pending = madeAt(7);

        assertThat(Pending.read(pending.write())).isEqualTo(pending);
        assertThat(pending.toString()).doesNotContain("secret");
    }

    @Test
    void itExpires() {
        assertThat(madeAt(Time.currentTime() - Pending.LIFESPAN_SECONDS).hasExpired()).isFalse();
        assertThat(madeAt(Time.currentTime() - Pending.LIFESPAN_SECONDS - 1).hasExpired()).isTrue();
    }
}
