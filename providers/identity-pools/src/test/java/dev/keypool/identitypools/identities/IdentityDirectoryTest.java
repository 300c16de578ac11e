package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.identities.IdentityDirectory.Identifiers;
import dev.keypool.identitypools.identities.IdentityDirectory.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityDirectoryTest {

    private static final String POOL = Example.POOL;
    private static final Login ALICE = Login.ofRealm("realm-1", "alice");
    private static final Login BOB = Login.ofRealm("realm-1", "bob");
    private static final Login ALICE_AT_GOOGLE = new Login("accounts.google.com", "alice");
    private static final Login DEVELOPER_1 = Login.ofDeveloper("backend", "1");
    private static final Login DEVELOPER_2 = Login.ofDeveloper("backend", "2");

    private final TestDatabase database = TestDatabase.empty();
    private final CachedIdentities identities = database.identities(new IdentityCache());
    private final IdentityDirectory directory = database.directory();
    private final GuestIds guests = new GuestIds("a deployment's secret of 32 bytes".getBytes(StandardCharsets.UTF_8));

    @Test
    void aListHasEachIdentityOnceInTheOrderInWhichTheyWereMade() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(owner(Login.ofRealm("realm-1", "user-" + i)));
            Thread.sleep(2);
        }
        identities.ownerOfAll(Example.OTHER_POOL, null, List.of(ALICE));
        for (int max : new int[] {1, 2, 3, 6, 7, 8, 60}) {
            assertThat(all(max, false)).as("pages of " + max).containsExactlyElementsOf(made);
        }
        Page first = directory.list(POOL, 2, null, false);
        assertThat(first.identities()).allSatisfy(identity -> assertThat(identity.logins()).hasSize(1));
        String later = owner(BOB);
        assertThat(directory.list(POOL, 60, first.next(), false).identities()).extracting(Identity::id).hasSize(6).endsWith(later);
        assertThat(directory.list(POOL, 8, null, false).next()).as("at the end").isNull();
        assertThat(directory.list("no-such-pool", 8, null, false)).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void identitiesOfTheSameMillisecondAreListedInTheOrderOfTheirIds() {
        TreeSet<String> ids = new TreeSet<>();
        database.run(entities -> {
            IdentityRows rows = new IdentityRows(entities);
            for (int i = 0; i < 5; i++) {
                ids.add(rows.create(guests.create(POOL), TestDatabase.REALM, POOL, true).id());
            }
            return null;
        });
        assertThat(all(2, false)).containsExactlyElementsOf(ids);
    }

    @Test
    void disabledOnesAreHiddenOnDemandAndDeletedOnesAlways() throws Exception {
        String alice = owner(ALICE);
        Thread.sleep(2);
        String google = owner(ALICE_AT_GOOGLE);
        owner(ALICE, ALICE_AT_GOOGLE);
        String bob = guests.create(POOL);
        identities.ownerOfAll(POOL, Identity.guest(bob, POOL), List.of(BOB));
        assertThat(all(60, false)).containsExactly(alice, google, bob);
        assertThat(all(60, true)).containsExactly(alice, bob);
        directory.delete(List.of(directory.describe(bob)));
        assertThat(directory.describe(bob).isDeleted()).isTrue();
        assertThat(all(60, false)).containsExactly(alice, google);
        assertThat(all(60, true)).containsExactly(alice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.", ".1", "!.6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90", "1.x'; drop table", "zzzzzzzzzzzzz.1",
            "1.6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e900", " 1.1", "-1.1"})
    void aPlaceThatWasNotGivenOutIsRefused(String after) {
        assertThatIllegalArgumentException().isThrownBy(() -> directory.list(POOL, 1, after, false));
    }

    @Test
    void anIdentityIsDescribedAsItIsNow() {
        String alice = owner(ALICE);
        assertThat(directory.describe(alice).logins()).containsExactly(ALICE);
        assertThat(directory.ownerOf(POOL, ALICE)).isEqualTo(alice);
        identities.ownerOfAll(POOL, directory.describe(alice), List.of(ALICE, ALICE_AT_GOOGLE));
        assertThat(directory.describe(alice).logins()).as("in the same session").containsExactlyInAnyOrder(ALICE, ALICE_AT_GOOGLE);
        assertThat(directory.describe(guests.create(POOL))).isNull();
        assertThat(directory.ownerOf(POOL, BOB)).isNull();
        assertThat(directory.ownerOf(Example.OTHER_POOL, ALICE)).isNull();
    }

    @Test
    void aDeletedIdentityIsGoneWithItsLoginsAndTheOnesMergedIntoIt() throws Exception {
        String alice = owner(ALICE);
        Thread.sleep(2);
        String google = owner(ALICE_AT_GOOGLE);
        String bob = owner(BOB);
        owner(ALICE, ALICE_AT_GOOGLE);
        database.changed();
        directory.delete(List.of(directory.describe(alice)));
        assertThat(directory.describe(alice)).isNull();
        assertThat(directory.describe(google)).isNull();
        assertThat(directory.ownerOf(POOL, ALICE_AT_GOOGLE)).isNull();
        assertThat(directory.describe(bob)).isNotNull();
        assertThat(database.changed()).containsExactlyInAnyOrder(alice, google);
        assertThat(owner(ALICE)).isNotIn(alice, google);
    }

    @Test
    void aGuestsIdThatWasDeletedStaysDead() {
        Identity signedIn = Identity.guest(guests.create(POOL), POOL);
        identities.ownerOfAll(POOL, signedIn, List.of(ALICE));
        Identity neverStored = Identity.guest(guests.create(POOL), POOL);
        Identity revoked = Identity.guest(guests.create(POOL), POOL);
        directory.revoke(revoked, 5);
        directory.delete(List.of(directory.describe(signedIn.id()), neverStored, directory.describe(revoked.id())));
        for (Identity guest : List.of(signedIn, neverStored, revoked)) {
            Identity row = directory.describe(guest.id());
            assertThat(row.isDeleted()).isTrue();
            assertThat(row.isGuest()).isFalse();
            assertThat(row.logins()).isEmpty();
            assertThat(identities.ownerOfAll(POOL, row, List.of(BOB))).isNull();
        }
        assertThat(directory.ownerOf(POOL, ALICE)).isNull();
        assertThat(directory.ownerOf(POOL, BOB)).isNull();
        directory.delete(List.of(directory.describe(signedIn.id()), neverStored));
        assertThat(directory.describe(signedIn.id()).isDeleted()).as("a second time").isTrue();
    }

    @Test
    void aMergedGuestIsDeletedWithThePersonButItsIdStaysDead() {
        String alice = owner(ALICE);
        String guest = guests.create(POOL);
        identities.ownerOfAll(POOL, Identity.guest(guest, POOL), List.of(ALICE));
        directory.delete(List.of(directory.describe(alice)));
        assertThat(directory.describe(alice)).isNull();
        assertThat(directory.describe(guest).isDeleted()).isTrue();
    }

    @Test
    void aMergedIdentityMayBeDeletedAlone() throws Exception {
        String alice = owner(ALICE);
        Thread.sleep(2);
        String google = owner(ALICE_AT_GOOGLE);
        owner(ALICE, ALICE_AT_GOOGLE);
        directory.delete(List.of(directory.describe(google)));
        assertThat(directory.describe(google)).isNull();
        assertThat(directory.describe(alice).logins()).containsExactlyInAnyOrder(ALICE, ALICE_AT_GOOGLE);
    }

    @Test
    void anotherRealmsIdentitiesAreNotForTheTaking() {
        String foreign = database.run(entities -> new Union(new IdentityRows(entities), "realm-2", POOL, null, List.of(ALICE)).apply().result());
        Identity described = directory.describe(foreign);
        directory.delete(List.of(described));
        directory.revoke(described, 5);
        assertThat(directory.unlink(described, List.of(ALICE))).isEmpty();
        assertThat(directory.describe(foreign)).isEqualTo(described);
    }

    @Test
    void anUnlinkedLoginIsSomebodyNewNextTime() {
        String alice = owner(ALICE, ALICE_AT_GOOGLE);
        database.changed();
        assertThat(directory.unlink(directory.describe(alice), List.of(ALICE_AT_GOOGLE, BOB))).containsExactly(ALICE_AT_GOOGLE);
        assertThat(database.changed()).containsExactly(alice);
        assertThat(directory.describe(alice).logins()).containsExactly(ALICE);
        assertThat(owner(ALICE_AT_GOOGLE)).isNotEqualTo(alice);
        assertThat(directory.unlink(directory.describe(alice), List.of(ALICE_AT_GOOGLE))).as("somebody else's by now").isEmpty();
        assertThat(directory.unlink(directory.describe(alice), List.of())).isEmpty();
    }

    @Test
    void withoutItsLastLoginAnIdentityIsNobodysAndNoGuests() {
        String alice = guests.create(POOL);
        identities.ownerOfAll(POOL, Identity.guest(alice, POOL), List.of(ALICE));
        assertThat(directory.unlink(directory.describe(alice), List.of(ALICE))).containsExactly(ALICE);
        Identity row = directory.describe(alice);
        assertThat(row.isGuest()).isFalse();
        assertThat(row.isDisabled()).isFalse();
        assertThat(row.logins()).isEmpty();
        assertThat(identities.ownerOfAll(POOL, row, List.of(ALICE))).isNull();
        assertThat(all(60, true)).containsExactly(alice);
    }

    @Test
    void unlinkingFromNobodyTakesNothing() {
        assertThat(directory.unlink(Identity.guest(guests.create(POOL), POOL), List.of(ALICE))).isEmpty();
        assertThat(database.rows()).isZero();
    }

    @Test
    void developerIdentifiersAreListedInTheirOrder() {
        String owner = owner(DEVELOPER_2, ALICE, DEVELOPER_1, Login.ofDeveloper("backend", "3"), Login.ofDeveloper("other", "0"));
        Identifiers first = directory.developerIdentifiers(owner, "backend", 2, null);
        assertThat(first.identifiers()).containsExactly("1", "2");
        Identifiers second = directory.developerIdentifiers(owner, "backend", 2, first.next());
        assertThat(second).isEqualTo(new Identifiers(List.of("3"), null));
        assertThat(directory.developerIdentifiers(owner, "backend", 3, null).next()).isNull();
        assertThat(directory.developerIdentifiers(owner, "back", 3, null).identifiers()).isEmpty();
        assertThat(directory.developerIdentifiers("no-such-identity", "backend", 3, null).identifiers()).isEmpty();
    }

    @Test
    void ofTwoUsersOfADeveloperProviderTheDestinationsIdentityStays() {
        String source = owner(DEVELOPER_1, ALICE);
        String destination = owner(DEVELOPER_2, ALICE_AT_GOOGLE);
        database.changed();
        assertThat(directory.mergeDeveloper(POOL, DEVELOPER_1, DEVELOPER_2)).isEqualTo(destination);
        assertThat(database.changed()).containsExactlyInAnyOrder(source, destination);
        assertThat(directory.describe(source).mergedInto()).isEqualTo(destination);
        assertThat(directory.describe(destination).logins()).containsExactlyInAnyOrder(DEVELOPER_1, DEVELOPER_2, ALICE, ALICE_AT_GOOGLE);
        assertThat(owner(DEVELOPER_1)).isEqualTo(destination);
        assertThat(directory.mergeDeveloper(POOL, DEVELOPER_1, DEVELOPER_2)).as("a second time").isEqualTo(destination);
        assertThat(directory.mergeDeveloper(POOL, DEVELOPER_2, DEVELOPER_1)).as("the other way").isEqualTo(destination);
        assertThat(database.changed()).isEmpty();
    }

    @Test
    void usersThatNobodyKnowsAreNotMerged() {
        owner(DEVELOPER_1);
        assertThat(directory.mergeDeveloper(POOL, DEVELOPER_1, DEVELOPER_2)).isNull();
        assertThat(directory.mergeDeveloper(POOL, DEVELOPER_2, DEVELOPER_1)).isNull();
        assertThat(directory.mergeDeveloper(Example.OTHER_POOL, DEVELOPER_1, DEVELOPER_1)).isNull();
        assertThat(database.rows()).isEqualTo(1);
    }

    @Test
    void twoUsersOfThePublicProviderAreAConflictAndStayTwo() {
        String source = owner(DEVELOPER_1, ALICE);
        String destination = owner(DEVELOPER_2, BOB);
        assertThatThrownBy(() -> directory.mergeDeveloper(POOL, DEVELOPER_1, DEVELOPER_2)).isInstanceOf(IdentityConflictException.class)
                .hasMessage("Login is already linked: an identity has one login of each provider.");
        assertThat(directory.describe(source).logins()).containsExactlyInAnyOrder(DEVELOPER_1, ALICE);
        assertThat(directory.describe(destination).logins()).containsExactlyInAnyOrder(DEVELOPER_2, BOB);
    }

    @Test
    void together20LoginsAreTheMost() {
        String owner = owner(developers(0, 11));
        owner(developers(11, 20));
        assertThat(directory.mergeDeveloper(POOL, Login.ofDeveloper("backend", "user-11"), Login.ofDeveloper("backend", "user-0")))
                .isEqualTo(owner);
        assertThat(directory.describe(owner).logins()).hasSize(20);
        String more = owner(developers(20, 21));
        assertThatThrownBy(() -> directory.mergeDeveloper(POOL, Login.ofDeveloper("backend", "user-20"), Login.ofDeveloper("backend", "user-0")))
                .isInstanceOf(IdentityConflictException.class).hasMessage("An identity has at most 20 logins.");
        assertThat(directory.describe(more).isDisabled()).isFalse();
    }

    @Test
    void revokingIsRememberedWithTheIdentity() {
        String alice = owner(ALICE);
        database.changed();
        directory.revoke(directory.describe(alice), 1_800_000_000L);
        assertThat(directory.describe(alice).revokedBefore()).isEqualTo(1_800_000_000L);
        assertThat(database.changed()).containsExactly(alice);
    }

    /** Who revokes by an earlier time has seen nothing of a later one that another call sets at the same moment. */
    @Test
    void whatWasRevokedIsNotGivenBack() {
        Identity alice = directory.describe(owner(ALICE));
        assertThat(directory.revoke(alice, 1_800_000_000L)).isEqualTo(1_800_000_000L);
        assertThat(directory.revoke(alice, 1_700_000_000L)).as("by who knows nothing of the other").isEqualTo(1_800_000_000L);
        assertThat(directory.describe(alice.id()).revokedBefore()).isEqualTo(1_800_000_000L);
        directory.delete(List.of(alice));
        assertThat(directory.revoke(alice, 5)).isZero();
    }

    @Test
    void aGuestOfWhomNothingIsStoredIsRevokedAndStaysAGuest() {
        Identity guest = Identity.guest(guests.create(POOL), POOL);
        directory.revoke(guest, 5);
        assertThat(directory.describe(guest.id()).isGuest()).isTrue();
        assertThat(directory.describe(guest.id()).revokedBefore()).isEqualTo(5);
        assertThat(database.changed()).containsExactly(guest.id());
        directory.revoke(guest, 6);
        assertThat(directory.describe(guest.id()).revokedBefore()).isEqualTo(6);
    }

    @Test
    void whoWasDeletedIsNotRevokedIntoBeing() {
        Identity alice = directory.describe(owner(ALICE));
        directory.delete(List.of(alice));
        directory.revoke(alice, 5);
        assertThat(database.rows()).isZero();
    }

    private static Login[] developers(int from, int to) {
        Login[] logins = new Login[to - from];
        for (int i = from; i < to; i++) {
            logins[i - from] = Login.ofDeveloper("backend", "user-" + i);
        }
        return logins;
    }

    private String owner(Login... logins) {
        return identities.ownerOfAll(POOL, null, List.of(logins));
    }

    private List<String> all(int max, boolean hideDisabled) {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            Page page = directory.list(POOL, max, next, hideDisabled);
            assertThat(page.identities()).hasSizeLessThanOrEqualTo(max);
            page.identities().forEach(identity -> ids.add(identity.id()));
            next = page.next();
        } while (next != null);
        return ids;
    }
}
