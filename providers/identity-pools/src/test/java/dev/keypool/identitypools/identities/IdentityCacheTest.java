package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdentityCacheTest {

    private final IdentityCache cache = new IdentityCache();
    private final AtomicInteger reads = new AtomicInteger();
    private final Login login = Login.ofRealm("realm-1", "user-1");
    private Identity row;
    private String owner;

    @Test
    void anIdentityIsReadOnce() {
        row = Example.person("id-1", login);
        assertThat(byId("id-1")).isEqualTo(row);
        assertThat(byId("id-1")).isEqualTo(row);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aGuestWithoutARowIsNotLookedForAgain() {
        assertThat(byId("id-1")).isNull();
        assertThat(byId("id-1")).isNull();
        assertThat(reads).hasValue(1);
        byId("id-2");
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        byId("id-1");
        byId("id-2");
        row = Example.person("id-1", login);
        cache.forget("id-1");
        assertThat(byId("id-1")).isEqualTo(row);
        assertThat(byId("id-2")).isNull();
        assertThat(reads).hasValue(3);
    }

    @Test
    void aLoginsOwnerIsReadOnce() {
        owner = "id-1";
        assertThat(ownerOf("pool-1", login)).isEqualTo("id-1");
        owner = "id-2";
        assertThat(ownerOf("pool-1", login)).isEqualTo("id-1");
        assertThat(reads).hasValue(1);
    }

    @Test
    void aLoginWithoutAnOwnerIsLookedForEachTime() {
        assertThat(ownerOf("pool-1", login)).isNull();
        owner = "id-1";
        assertThat(ownerOf("pool-1", login)).isEqualTo("id-1");
    }

    @Test
    void ownersOfOnePoolAreNotThoseOfAnother() {
        owner = "id-1";
        ownerOf("pool-1", login);
        owner = "id-2";
        assertThat(ownerOf("pool-2", login)).isEqualTo("id-2");
        assertThat(ownerOf("pool-1", Login.ofRealm("realm-1", "user-2"))).isEqualTo("id-2");
        assertThat(ownerOf("pool-1", Login.ofRealm("realm-2", "user-1"))).isEqualTo("id-2");
    }

    @Test
    void everythingCanBeForgotten() {
        row = Example.person("id-1", login);
        owner = "id-1";
        byId("id-1");
        ownerOf("pool-1", login);
        row = null;
        owner = null;
        cache.forgetAll();
        assertThat(byId("id-1")).isNull();
        assertThat(ownerOf("pool-1", login)).isNull();
    }

    @Test
    void whatWasReadBeforeEverythingWasForgottenIsReadAgain() {
        cache.byId("id-1", id -> {
            cache.forgetAll();
            return Example.person("id-1", login);
        });
        assertThat(byId("id-1")).isNull();
    }

    private Identity byId(String id) {
        return cache.byId(id, asked -> {
            assertThat(asked).isEqualTo(id);
            reads.incrementAndGet();
            return row;
        });
    }

    private String ownerOf(String poolId, Login of) {
        return cache.ownerOf(poolId, of, (pool, asked) -> {
            assertThat(pool).isEqualTo(poolId);
            assertThat(asked).isEqualTo(of);
            reads.incrementAndGet();
            return owner;
        });
    }
}
