package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTagsTest {

    private final SessionTags tags = new SessionTags(Map.of("Team", "Sales", "Level", "3"), Set.of("team"));

    @Test
    void keysAreFoundInAnyCaseAndKeepTheirs() {
        assertThat(tags.values().get("TEAM")).isEqualTo("Sales");
        assertThat(tags.values().keySet()).containsExactlyInAnyOrder("Team", "Level");
        assertThat(tags.transitive().contains("TEAM")).isTrue();
        assertThat(tags.transitive().contains("Level")).isFalse();
    }

    @Test
    void keysThatDifferInCaseOnlyAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionTags.of(Map.of("Team", "a", "team", "b")));
    }

    @Test
    void aTransitiveKeyHasATag() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionTags(Map.of("Team", "a"), Set.of("Level")));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionTags(Map.of(), Set.of("Level")));
    }

    @Test
    void withoutTagsThereIsNothing() {
        assertThat(SessionTags.of(Map.of())).isSameAs(SessionTags.NONE);
        assertThat(SessionTags.NONE.isEmpty()).isTrue();
        assertThat(tags.isEmpty()).isFalse();
    }
}
