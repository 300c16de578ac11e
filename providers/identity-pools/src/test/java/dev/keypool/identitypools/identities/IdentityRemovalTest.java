package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdentityRemovalTest {

    private static final String POOL = Example.POOL;
    private static final Login ALICE = Login.ofRealm("realm-1", "alice");
    private static final Login BOB = Login.ofRealm("realm-1", "bob");
    private static final Login ALICE_ELSEWHERE = Login.ofRealm("realm-2", "alice");

    private final TestDatabase database = TestDatabase.empty();
    private final CachedIdentities identities = database.identities(new IdentityCache());
    private final GuestIds guests = new GuestIds("a deployment's secret of 32 bytes".getBytes(StandardCharsets.UTF_8));

    @Test
    void aPersonTakesTheirIdentitiesInAllPoolsAlong() {
        String here = owner(POOL, ALICE);
        String inAnotherRealmsPool = owner(Example.OTHER_POOL, ALICE);
        String bob = owner(POOL, BOB);
        assertThat(removed(ALICE)).containsExactlyInAnyOrder(here, inAnotherRealmsPool);
        assertThat(database.byId(here)).isNull();
        assertThat(database.byId(inAnotherRealmsPool)).isNull();
        assertThat(database.byId(bob)).isNotNull();
        assertThat(removed(ALICE)).isEmpty();
    }

    @Test
    void rowsFromBeforeThePersonsColumnAreFoundByTheirPool() {
        String alice = owner(POOL, ALICE);
        database.run(entities -> entities.createQuery("update LoginEntity set person = null").executeUpdate());
        assertThat(removed(ALICE)).isEmpty();
        Set<String> changed = remove(removal -> removal.loginRemoved(List.of(POOL), ALICE));
        assertThat(changed).containsExactly(alice);
        assertThat(database.byId(alice)).isNull();
    }

    @Test
    void withAnotherLoginTheIdentityStays() {
        String alice = owner(POOL, ALICE, ALICE_ELSEWHERE);
        removed(ALICE);
        assertThat(database.byId(alice).logins()).containsExactly(ALICE_ELSEWHERE);
        assertThat(database.byId(alice).isDisabled()).isFalse();
    }

    @Test
    void whatWasMergedIntoTheIdentityGoesToo() {
        String one = owner(POOL, ALICE);
        String other = owner(POOL, ALICE_ELSEWHERE);
        identities.ownerOfAll(POOL, database.byId(one), List.of(ALICE, ALICE_ELSEWHERE));
        removed(ALICE);
        assertThat(database.byId(other).mergedInto()).as("there is a login left").isEqualTo(one);
        removed(ALICE_ELSEWHERE);
        assertThat(database.rows()).isZero();
    }

    @Test
    void anIdThatWasAGuestsIsNeverAGuestsAgain() {
        String guest = guests.create(POOL);
        identities.ownerOfAll(POOL, Identity.guest(guest, POOL), List.of(ALICE));
        removed(ALICE);
        assertThat(database.byId(guest).isDeleted()).isTrue();
        assertThat(database.byId(guest).isGuest()).isFalse();
        assertThat(database.byId(guest).logins()).isEmpty();
    }

    @Test
    void aPoolTakesItsIdentitiesAlong() {
        String here = owner(POOL, ALICE);
        String there = owner(Example.OTHER_POOL, ALICE);
        remove(removal -> {
            removal.poolRemoved(POOL);
            return null;
        });
        assertThat(database.byId(here)).isNull();
        assertThat(database.byId(there).logins()).containsExactly(ALICE);
        assertThat(owner(POOL, ALICE)).isNotEqualTo(here);
    }

    @Test
    void aRealmTakesItsIdentitiesAndTheLoginsOfItsPeopleAlong() {
        String own = owner(POOL, ALICE);
        String foreigner = ownerIn("realm-2", Example.OTHER_POOL, Login.ofRealm("realm-1", "carol"));
        String guest = guests.create(Example.OTHER_POOL);
        database.run(entities -> new Union(new IdentityRows(entities), "realm-2", Example.OTHER_POOL,
                Identity.guest(guest, Example.OTHER_POOL), List.of(BOB)).apply());
        String both = ownerIn("realm-2", Example.OTHER_POOL, Login.ofRealm("realm-1", "dora"), Login.ofRealm("realm-2", "dora"));
        remove(removal -> {
            removal.realmRemoved("realm-1");
            return null;
        });
        assertThat(database.byId(own)).isNull();
        assertThat(database.byId(foreigner)).isNull();
        assertThat(database.byId(guest).isDeleted()).isTrue();
        assertThat(database.byId(both).logins()).containsExactly(Login.ofRealm("realm-2", "dora"));
    }

    @Test
    void manyLoginsOfARealmGoInChunks() {
        for (int i = 0; i < 250; i++) {
            ownerIn("realm-2", Example.OTHER_POOL, Login.ofRealm("realm-1", "user-" + i));
        }
        remove(removal -> {
            removal.realmRemoved("realm-1");
            return null;
        });
        assertThat(database.rows()).isZero();
    }

    private String owner(String poolId, Login... logins) {
        return identities.ownerOfAll(poolId, null, List.of(logins));
    }

    private String ownerIn(String realmId, String poolId, Login... logins) {
        return database.run(entities -> new Union(new IdentityRows(entities), realmId, poolId, null, List.of(logins)).apply().result());
    }

    private Set<String> removed(Login login) {
        return remove(removal -> removal.loginRemoved(List.of(), login));
    }

    private <T> T remove(Function<IdentityRemoval, T> removal) {
        return database.run(entities -> removal.apply(new IdentityRemoval(entities)));
    }
}
