package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void aGuestHasNeitherLoginsNorASuccessor() {
        assertThat(Identity.guest("id", "pool").isGuest()).isTrue();
        assertThat(identity(true, null).isGuest()).as("of whom something is stored").isTrue();
        assertThat(identity(true, "parent").isGuest()).as("merged").isFalse();
        assertThat(identity(true, "id").isGuest()).as("deleted").isFalse();
        assertThat(identity(false, null, Login.ofRealm("r", "u")).isGuest()).isFalse();
    }

    @Test
    void whoHasLostTheirLastLoginIsNoGuestAgain() {
        assertThat(identity(false, null).isGuest()).isFalse();
    }

    @Test
    void whatWasMergedOrDeletedIsDisabled() {
        assertThat(identity(false, null).isDisabled()).isFalse();
        assertThat(identity(false, "parent").isDisabled()).isTrue();
        assertThat(identity(true, "id").isDisabled()).isTrue();
    }

    private static Identity identity(boolean guest, String mergedInto, Login... logins) {
        return new Identity("id", "pool", guest, List.of(logins), mergedInto, 1, 1, 0);
    }
}
