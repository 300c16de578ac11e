package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.Example;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Linking and merging, as the exchange asks for it. */
class UnionTest {

    private static final String POOL = Example.POOL;
    private static final Login ALICE = Login.ofRealm("realm-1", "alice");
    private static final Login BOB = Login.ofRealm("realm-1", "bob");
    private static final Login ALICE_AT_GOOGLE = new Login("accounts.google.com", "alice");
    private static final Login ALICE_AT_WORK = Login.ofIdentityProvider("work", "alice");

    private final TestDatabase database = TestDatabase.empty();
    private final CachedIdentities identities = database.identities(new IdentityCache());
    private final GuestIds guests = new GuestIds("a deployment's secret of 32 bytes".getBytes(StandardCharsets.UTF_8));

    @Test
    void aFirstLoginMakesAnIdentityAndTheSecondFindsIt() {
        String alice = owner(ALICE);
        assertThat(owner(ALICE)).isEqualTo(alice);
        assertThat(owner(BOB)).isNotEqualTo(alice);
        Identity row = database.byId(alice);
        assertThat(row.poolId()).isEqualTo(POOL);
        assertThat(row.isGuest()).isFalse();
        assertThat(row.logins()).containsExactly(ALICE);
        assertThat(row.createdAt()).isPositive().isEqualTo(row.modifiedAt());
    }

    @Test
    void severalLoginsTogetherAreOneIdentitys() {
        String alice = owner(ALICE, ALICE_AT_GOOGLE);
        assertThat(owner(ALICE)).isEqualTo(alice);
        assertThat(owner(ALICE_AT_GOOGLE)).isEqualTo(alice);
        assertThat(database.byId(alice).logins()).containsExactlyInAnyOrder(ALICE, ALICE_AT_GOOGLE);
    }

    @Test
    void aLoginThatNobodyHasIsLinkedToTheOneThatItCameWith() {
        String alice = owner(ALICE);
        assertThat(owner(ALICE_AT_GOOGLE, ALICE)).isEqualTo(alice);
        assertThat(come(alice, ALICE, ALICE_AT_WORK)).isEqualTo(alice);
        assertThat(database.byId(alice).logins()).containsExactlyInAnyOrder(ALICE, ALICE_AT_GOOGLE, ALICE_AT_WORK);
    }

    @Test
    void aLoginAloneIsNotLinkedToSomebodysIdentity() {
        String alice = owner(ALICE);
        assertThat(come(alice, BOB)).isNull();
        assertThat(come(alice, ALICE_AT_GOOGLE)).isNull();
        String bob = owner(BOB);
        assertThat(come(alice, BOB)).isNull();
        assertThat(database.byId(alice).logins()).containsExactly(ALICE);
        assertThat(database.byId(bob).logins()).containsExactly(BOB);
        assertThat(database.rows()).isEqualTo(2);
    }

    @Test
    void aGuestWhoSignsInKeepsTheId() {
        String guest = guests.create(POOL);
        assertThat(identities.ownerOfAll(POOL, Identity.guest(guest, POOL), List.of(ALICE, ALICE_AT_GOOGLE))).isEqualTo(guest);
        assertThat(owner(ALICE)).isEqualTo(guest);
        assertThat(database.byId(guest).isGuest()).isFalse();
    }

    @Test
    void aDeveloperUserWhoHasAnIdentityIsNotMergedIntoAnother() {
        Login user = Login.ofDeveloper("backend", "u");
        String alice = owner(ALICE, user);
        String bob = owner(BOB);
        Identity guest = Identity.guest(guests.create(POOL), POOL);
        assertThatThrownBy(() -> identities.ownerOfAll(POOL, guest, List.of(user))).isInstanceOf(DeveloperUserTakenException.class);
        assertThatThrownBy(() -> come(bob, BOB, user)).isInstanceOf(DeveloperUserTakenException.class);
        assertThat(database.byId(guest.id())).isNull();
        assertThat(database.byId(bob).isDisabled()).isFalse();
        assertThat(come(alice, user)).isEqualTo(alice);
        assertThat(owner(user)).isEqualTo(alice);
    }

    @Test
    void theBackendNamesTheIdentityThatAUserGets() {
        Login user = Login.ofDeveloper("backend", "u");
        String alice = owner(ALICE);
        Identity named = database.byId(alice);
        assertThat(come(alice, user)).as("nobody else does").isNull();
        assertThat(database.directory().link(POOL, named, List.of(user))).isEqualTo(alice);
        assertThat(owner(user)).isEqualTo(alice);
        assertThat(database.directory().link(POOL, named, List.of(user))).as("again").isEqualTo(alice);
        Identity bob = database.byId(owner(BOB));
        assertThatThrownBy(() -> database.directory().link(POOL, bob, List.of(user))).isInstanceOf(DeveloperUserTakenException.class);
    }

    @Test
    void theBackendNamesAnIdentityThatWasMergedAway() {
        Login user = Login.ofDeveloper("backend", "u");
        String source = owner(Login.ofDeveloper("backend", "v"));
        String destination = owner(Login.ofDeveloper("backend", "w"));
        database.directory().mergeDeveloper(POOL, Login.ofDeveloper("backend", "v"), Login.ofDeveloper("backend", "w"));
        assertThat(database.directory().link(POOL, database.byId(source), List.of(user))).isEqualTo(destination);
        assertThat(owner(user)).isEqualTo(destination);
    }

    @Test
    void aDeveloperUserIsFoundThroughAnIdentityThatWasMerged() {
        Login user = Login.ofDeveloper("backend", "u");
        Login other = Login.ofDeveloper("backend", "v");
        String source = owner(user);
        String destination = owner(other);
        database.directory().mergeDeveloper(POOL, user, other);
        assertThat(come(source, user)).isEqualTo(destination);
    }

    @Test
    void inAPoolThatWasDeletedNothingIsMade() {
        database.deletePool(POOL);
        assertThatThrownBy(() -> owner(ALICE)).isInstanceOf(IdentityConflictException.class).hasMessageContaining("pool was deleted");
        assertThat(database.rows()).isZero();
    }

    @Test
    void aGuestOfWhomSomethingIsStoredKeepsTheIdToo() {
        Identity guest = Identity.guest(guests.create(POOL), POOL);
        database.directory().revoke(guest, 5);
        assertThat(come(guest.id(), ALICE)).isEqualTo(guest.id());
        Identity row = database.byId(guest.id());
        assertThat(row.isGuest()).isFalse();
        assertThat(row.revokedBefore()).as("credentials of the guest's time stay revoked").isEqualTo(5);
    }

    @Test
    void aGuestGivesWayToAPerson() {
        String alice = owner(ALICE);
        String guest = guests.create(POOL);
        assertThat(identities.ownerOfAll(POOL, Identity.guest(guest, POOL), List.of(ALICE))).isEqualTo(alice);
        assertThat(database.byId(guest).mergedInto()).isEqualTo(alice);
        assertThat(database.byId(guest).isGuest()).isFalse();
        assertThat(come(guest, ALICE)).as("a second time").isEqualTo(alice);
        assertThat(come(guest, BOB)).as("somebody else").isNull();
    }

    @Test
    void twoWhoSignedInBecomeOneTheOneThatWasThereFirst() throws Exception {
        String alice = owner(ALICE);
        Thread.sleep(2);
        String google = owner(ALICE_AT_GOOGLE);
        assertThat(owner(ALICE_AT_GOOGLE, ALICE)).isEqualTo(alice);
        assertMerged(google, alice, ALICE, ALICE_AT_GOOGLE);
    }

    @Test
    void whoComesWithAnIdentityKeepsIt() throws Exception {
        String alice = owner(ALICE);
        Thread.sleep(2);
        String google = owner(ALICE_AT_GOOGLE);
        assertThat(come(google, ALICE, ALICE_AT_GOOGLE)).isEqualTo(google);
        assertMerged(alice, google, ALICE, ALICE_AT_GOOGLE);
    }

    @Test
    void aGuestAndTwoWhoSignedInBecomeOne() throws Exception {
        String alice = owner(ALICE);
        Thread.sleep(2);
        String google = owner(ALICE_AT_GOOGLE);
        String guest = guests.create(POOL);
        assertThat(identities.ownerOfAll(POOL, Identity.guest(guest, POOL), List.of(ALICE_AT_GOOGLE, ALICE, ALICE_AT_WORK))).isEqualTo(alice);
        assertMerged(google, alice, ALICE, ALICE_AT_GOOGLE, ALICE_AT_WORK);
        assertMerged(guest, alice, ALICE, ALICE_AT_GOOGLE, ALICE_AT_WORK);
    }

    @Test
    void mergesAreFollowedAndShortened() {
        String first = owner(ALICE);
        String second = owner(ALICE_AT_GOOGLE);
        String third = owner(ALICE_AT_WORK);
        come(second, ALICE, ALICE_AT_GOOGLE);
        come(third, ALICE, ALICE_AT_WORK);
        assertThat(database.byId(first).mergedInto()).isEqualTo(second);
        assertThat(come(first, ALICE_AT_GOOGLE)).isEqualTo(third);
        assertThat(database.byId(first).mergedInto()).isEqualTo(third);
        assertThat(database.changed()).contains(first);
        assertThat(come(first, BOB)).isNull();
    }

    @Test
    void aSecondLoginOfTheSameProviderIsAConflictAndChangesNothing() {
        String alice = owner(ALICE);
        String bob = owner(BOB);
        assertConflict("Login is already linked: an identity has one login of each provider.", () -> owner(ALICE, BOB));
        assertConflict("Login is already linked: an identity has one login of each provider.", () -> come(alice, ALICE, BOB));
        Login carol = Login.ofRealm("realm-1", "carol");
        assertConflict("Login is already linked: an identity has one login of each provider.", () -> come(alice, ALICE, carol));
        assertThat(database.byId(alice).logins()).containsExactly(ALICE);
        assertThat(database.byId(bob).logins()).containsExactly(BOB);
        assertThat(database.byId(bob).isDisabled()).isFalse();
        assertThat(database.directory().ownerOf(POOL, carol)).isNull();
    }

    @Test
    void onlyOfTheDeveloperProviderAnIdentityHasSeveralLogins() {
        Login one = Login.ofDeveloper("backend", "1");
        Login other = Login.ofDeveloper("backend", "2");
        String owner = owner(one);
        assertThat(come(owner, one, other)).isEqualTo(owner);
        assertThat(database.byId(owner).logins()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void anIdentityHasAtMost20Logins() {
        List<Login> twenty = IntStream.range(0, 20).mapToObj(i -> Login.ofDeveloper("backend", "user-" + i)).toList();
        String owner = owner(twenty.toArray(new Login[0]));
        assertThat(database.byId(owner).logins()).hasSize(20);
        assertConflict("An identity has at most 20 logins.", () -> come(owner, twenty.get(0), ALICE));
        owner(ALICE);
        assertConflict("An identity has at most 20 logins.", () -> owner(twenty.get(0), ALICE));
        assertThat(database.byId(owner).logins()).hasSize(20);
    }

    @Test
    void theSamePersonIsSomebodyElseInAnotherPool() {
        String here = owner(ALICE);
        String there = identities.ownerOfAll(Example.OTHER_POOL, null, List.of(ALICE));
        assertThat(there).isNotEqualTo(here);
        assertThat(identities.ownerOfAll(Example.OTHER_POOL, null, List.of(ALICE))).isEqualTo(there);
        assertThat(owner(ALICE)).isEqualTo(here);
    }

    @Test
    void whoWasDeletedSinceTheCallerLookedIsNobody() {
        Identity alice = database.byId(owner(ALICE));
        database.directory().delete(List.of(alice));
        assertThat(identities.ownerOfAll(POOL, alice, List.of(ALICE))).isNull();
        Identity guest = Identity.guest(guests.create(POOL), POOL);
        database.directory().delete(List.of(guest));
        assertThat(identities.ownerOfAll(POOL, guest, List.of(ALICE))).isNull();
        assertThat(database.rows()).as("the deleted guest's").isEqualTo(1);
    }

    @Test
    void whoHasNoLoginLeftIsNobodys() {
        String alice = owner(ALICE);
        database.directory().unlink(database.byId(alice), List.of(ALICE));
        assertThat(come(alice, ALICE)).isNull();
        assertThat(come(alice, BOB)).isNull();
        assertThat(database.byId(alice).logins()).isEmpty();
        assertThat(owner(ALICE)).isNotEqualTo(alice);
    }

    @Test
    void allNodesAreToldOfWhatChangedAndOfNothingElse() {
        String alice = owner(ALICE);
        assertThat(database.changed()).containsExactly(alice);
        owner(ALICE);
        come(alice, ALICE);
        assertThat(database.changed()).isEmpty();
        String google = owner(ALICE_AT_GOOGLE);
        database.changed();
        owner(ALICE, ALICE_AT_GOOGLE);
        assertThat(database.changed()).containsExactlyInAnyOrder(alice, google);
        owner(ALICE, ALICE_AT_WORK);
        assertThat(database.changed()).containsExactly(database.directory().ownerOf(POOL, ALICE));
        assertThat(come(google, BOB)).isNull();
        assertThat(database.changed()).isEmpty();
    }

    @Test
    void whatAnotherNodeChangedIsFoundThoughThisOneRemembersAnOldOwner() {
        IdentityCache remembered = new IdentityCache();
        CachedIdentities node = database.identities(remembered);
        String alice = node.ownerOfAll(POOL, null, List.of(ALICE));
        String google = owner(ALICE_AT_GOOGLE);
        assertThat(come(google, ALICE, ALICE_AT_GOOGLE)).isEqualTo(google);
        // The message of the change: it names the identity, not its logins.
        remembered.forget(alice);
        assertThat(node.ownerOfAll(POOL, null, List.of(ALICE))).isEqualTo(google);
        assertThat(node.ownerOfAll(POOL, null, List.of(ALICE))).as("from memory").isEqualTo(google);
    }

    private String owner(Login... logins) {
        return identities.ownerOfAll(POOL, null, List.of(logins));
    }

    /** With the identity as it is stored. */
    private String come(String id, Login... logins) {
        return identities.ownerOfAll(POOL, database.byId(id), List.of(logins));
    }

    private void assertMerged(String from, String into, Login... logins) {
        assertThat(database.byId(from).mergedInto()).isEqualTo(into);
        assertThat(database.byId(from).logins()).isEmpty();
        assertThat(database.byId(into).isDisabled()).isFalse();
        assertThat(database.byId(into).logins()).containsExactlyInAnyOrder(logins);
        for (Login login : logins) {
            assertThat(owner(login)).isEqualTo(into);
            assertThat(come(from, login)).as("whoever comes with the merged id").isEqualTo(into);
        }
    }

    private static void assertConflict(String message, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(IdentityConflictException.class).hasMessage(message);
    }
}
