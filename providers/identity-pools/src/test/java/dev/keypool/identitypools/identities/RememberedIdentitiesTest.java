package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedIdentitiesTest {

    private final IdentityCache cache = new IdentityCache();
    private final RememberedIdentities identities = new RememberedIdentities(cache);
    private final Login login = Login.ofRealm("realm-1", "user-1");
    private final Login google = new Login("accounts.google.com", "user-1");
    private final Identity row = Example.person("id-1", login, google);

    @Test
    void whatWasReadIsKnown() {
        cache.byId("id-1", id -> row);
        owns("id-1", login);

        assertThat(identities.byId("id-1")).isEqualTo(row);
        assertThat(owner(null, login)).isEqualTo("id-1");
        assertThat(owner(row, login)).isEqualTo("id-1");
    }

    @Test
    void thatThereIsNoneIsKnownToo() {
        cache.byId("id-1", id -> null);

        assertThat(identities.byId("id-1")).isNull();
    }

    @Test
    void whatWasNotReadIsNotMissing() {
        assertThatThrownBy(() -> identities.byId("id-1")).isInstanceOf(ColdException.class);
        assertCold(null, login);
        assertCold(row, login);
    }

    @Test
    void whatIsForgottenIsNotKnown() {
        cache.byId("id-1", id -> row);
        owns("id-1", login);
        cache.forget("id-1");

        assertThatThrownBy(() -> identities.byId("id-1")).isInstanceOf(ColdException.class);
        assertCold(null, login);
        assertCold(row, login);
    }

    @Test
    void aLoginIsTheIdentitysOnlyWhileTheIdentitySaysSo() {
        owns("id-1", login);
        for (Identity without : new Identity[] {null, Example.person("id-1", google), merged("id-1", "id-2"), merged("id-1", "id-1")}) {
            cache.forget("id-1");
            cache.byId("id-1", id -> without);
            assertCold(null, login);
        }
    }

    @Test
    void severalLoginsOfOneIdentityAreKnownWhenAllAre() {
        cache.byId("id-1", id -> row);
        owns("id-1", login);
        assertCold(row, login, google);
        owns("id-1", google);
        assertThat(owner(row, login, google)).isEqualTo("id-1");
        assertThat(owner(null, google, login)).isEqualTo("id-1");
    }

    @Test
    void whoComesWithAMergedIdentityIsLedToTheOneThatTookItsPlace() {
        cache.byId("id-1", id -> row);
        owns("id-1", login);

        assertThat(owner(merged("id-0", "id-1"), login)).isEqualTo("id-1");
        assertCold(merged("id-0", "id-2"), login);
    }

    @Test
    void nothingIsLinkedOrMerged() {
        cache.byId("id-1", id -> row);
        owns("id-1", login);
        owns("id-2", google);

        assertCold(Identity.guest("id-0", Example.POOL), login);
        assertCold(Example.person("id-3"), login);
        assertCold(row, login, google);
    }

    private void owns(String identity, Login owned) {
        cache.ownerOf(Example.POOL, owned, (pool, asked) -> identity);
    }

    private String owner(Identity came, Login... logins) {
        return identities.ownerOfAll(Example.POOL, came, List.of(logins));
    }

    private void assertCold(Identity came, Login... logins) {
        assertThatThrownBy(() -> owner(came, logins)).isInstanceOf(ColdException.class);
    }

    private static Identity merged(String id, String into) {
        return new Identity(id, Example.POOL, false, List.of(), into, 1, 1, 0);
    }
}
