package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final Login login = Login.ofRealm("realm-1", "user-1");

    @Test
    void theSameLoginHasTheSameKey() {
        assertThat(login.keyIn("pool-1")).isEqualTo(new Login("realm/realm-1", "user-1").keyIn("pool-1")).matches("[0-9a-f]{64}");
    }

    @Test
    void poolProviderAndSubjectEachMakeAnotherKey() {
        assertThat(Set.of(login.keyIn("pool-1"), login.keyIn("pool-2"), Login.ofRealm("realm-2", "user-1").keyIn("pool-1"),
                Login.ofRealm("realm-1", "user-2").keyIn("pool-1"))).hasSize(4);
    }

    @Test
    void whereOnePartEndsCounts() {
        assertThat(new Login("ab", "c").keyIn("p")).isNotEqualTo(new Login("a", "bc").keyIn("p"));
        assertThat(new Login("a", "c").keyIn("pb")).isNotEqualTo(new Login("ba", "c").keyIn("p"));
    }

    @Test
    void aKeyOfTodayIsFoundTomorrow() {
        // It is the primary key of the stored login: another value would orphan everybody.
        assertThat(login.keyIn("pool-1")).isEqualTo("52b7bc6f650290ceecb9da3e2178779f48b0af6bfdba6bb9b4a1ca9ec4ad6ae1");
    }
}
