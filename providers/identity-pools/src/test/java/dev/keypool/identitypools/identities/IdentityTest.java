package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void aGuestHasNeitherLoginsNorASuccessor() {
        assertThat(Identity.guest("id", "pool").isGuest()).isTrue();
        assertThat(new Identity("id", "pool", List.of(Login.ofRealm("r", "u")), null).isGuest()).isFalse();
        assertThat(new Identity("id", "pool", List.of(), "parent").isGuest()).isFalse();
    }
}
