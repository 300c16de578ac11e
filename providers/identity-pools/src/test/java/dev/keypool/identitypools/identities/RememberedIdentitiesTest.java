package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.ColdException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedIdentitiesTest {

    private final IdentityCache cache = new IdentityCache();
    private final RememberedIdentities identities = new RememberedIdentities(cache);
    private final Login login = Login.ofRealm("realm-1", "user-1");

    @Test
    void whatWasReadIsKnown() {
        Identity row = new Identity("id-1", "pool-1", List.of(login), null);
        cache.byId("id-1", id -> row);
        cache.ownerOf("pool-1", login, (pool, user) -> "id-1");

        assertThat(identities.byId("id-1")).isEqualTo(row);
        assertThat(identities.ownerOf("pool-1", login)).isEqualTo("id-1");
        assertThat(identities.ownerOrNew("pool-1", login)).isEqualTo("id-1");
    }

    @Test
    void thatThereIsNoneIsKnownToo() {
        cache.byId("id-1", id -> null);

        assertThat(identities.byId("id-1")).isNull();
    }

    @Test
    void whatWasNotReadIsNotMissing() {
        assertThatThrownBy(() -> identities.byId("id-1")).isInstanceOf(ColdException.class);
        assertThatThrownBy(() -> identities.ownerOf("pool-1", login)).isInstanceOf(ColdException.class);
        assertThatThrownBy(() -> identities.ownerOrNew("pool-1", login)).isInstanceOf(ColdException.class);
    }

    @Test
    void whatIsForgottenIsNotKnown() {
        cache.byId("id-1", id -> null);
        cache.forget("id-1");

        assertThatThrownBy(() -> identities.byId("id-1")).isInstanceOf(ColdException.class);
    }

    @Test
    void nothingIsWritten() {
        Identity guest = Identity.guest("id-1", "pool-1");

        assertThatThrownBy(() -> identities.link(guest, login)).isInstanceOf(ColdException.class);
        assertThatThrownBy(() -> identities.merge(guest, "id-2")).isInstanceOf(ColdException.class);
    }
}
