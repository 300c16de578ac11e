package dev.keypool.identitypools.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.InMemoryIdentities;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final long ISSUED = 1_800_000_000L;
    private static final String ROLE = Example.authenticated().id();
    private static final String OTHER_ROLE = Example.guests().id();

    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final SessionBuilder person = new SessionBuilder().role(ROLE).pool(Example.POOL, "person", "authenticated", "kc").issuedAt(ISSUED);
    private final SessionBuilder guest = new SessionBuilder().role(ROLE).pool(Example.POOL, "guest", "unauthenticated").issuedAt(ISSUED);

    @Test
    void whatNobodyRevokedIsGood() {
        identities.with(Example.person("person"));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isFalse();
        assertThat(isRevoked(SnapshotBuilder.example(), guest)).as("a guest of whom nothing is stored").isFalse();
        assertThat(isRevoked(SnapshotBuilder.example(), federated())).isFalse();
    }

    @Test
    void aRoleTakesBackWhatWasIssuedBeforeASecond() {
        identities.with(Example.person("person"));
        for (SessionBuilder session : List.of(person, guest, federated())) {
            assertThat(isRevoked(SnapshotBuilder.example().role(Example.revoked(Example.authenticated(), ISSUED)), session)).isFalse();
            assertThat(isRevoked(SnapshotBuilder.example().role(Example.revoked(Example.authenticated(), ISSUED + 1)), session)).isTrue();
            assertThat(isRevoked(SnapshotBuilder.example().role(Example.revoked(Example.guests(), ISSUED + 1)), session)).as("another role").isFalse();
        }
    }

    @Test
    void aRoleThatIsGoneTakesItsSessionsAlong() {
        assertThat(isRevoked(SnapshotBuilder.empty().pool(Example.pool()), federated())).isTrue();
    }

    @Test
    void aPoolTakesBackWhatWasIssuedBeforeASecond() {
        identities.with(Example.person("person"));
        for (SessionBuilder session : List.of(person, guest)) {
            assertThat(isRevoked(SnapshotBuilder.example().pool(new PoolBuilder().revokedBefore(ISSUED).build()), session)).isFalse();
            assertThat(isRevoked(SnapshotBuilder.example().pool(new PoolBuilder().revokedBefore(ISSUED + 1).build()), session)).isTrue();
        }
        assertThat(isRevoked(SnapshotBuilder.example().pool(new PoolBuilder().revokedBefore(ISSUED + 1).build()), federated())).isFalse();
    }

    @Test
    void aPoolThatIsGoneTakesItsSessionsAlong() {
        identities.with(Example.person("person"));
        assertThat(isRevoked(SnapshotBuilder.empty().role(Example.authenticated()), person)).isTrue();
        assertThat(isRevoked(SnapshotBuilder.empty().role(Example.authenticated()), guest)).isTrue();
    }

    @Test
    void anIdentityTakesBackWhatWasIssuedBeforeASecond() {
        identities.with(stored("person", false, null, ISSUED)).with(stored("guest", true, null, ISSUED));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isFalse();
        assertThat(isRevoked(SnapshotBuilder.example(), guest)).isFalse();
        identities.with(stored("person", false, null, ISSUED + 1)).with(stored("guest", true, null, ISSUED + 1));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isTrue();
        assertThat(isRevoked(SnapshotBuilder.example(), guest)).isTrue();
    }

    @Test
    void anIdentityThatWasDeletedTakesItsSessionsAlong() {
        assertThat(isRevoked(SnapshotBuilder.example(), person)).as("no row").isTrue();
        identities.with(stored("person", false, "person", 0)).with(stored("guest", true, "guest", 0));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).as("a guest's id").isTrue();
        assertThat(isRevoked(SnapshotBuilder.example(), guest)).isTrue();
    }

    @Test
    void aGuestsSessionsEndWhenSomebodySignsInWithTheId() {
        identities.with(Example.person("guest"));
        assertThat(isRevoked(SnapshotBuilder.example(), guest)).isTrue();
        identities.with(stored("guest", false, "person", 0)).with(Example.person("person"));
        assertThat(isRevoked(SnapshotBuilder.example(), guest)).as("merged").isTrue();
    }

    @Test
    void anIdentityThatWasMergedGoesTheWayOfTheOneThatTookItsPlace() {
        identities.with(stored("person", false, "second", 0)).with(stored("second", false, "third", 0)).with(stored("third", false, null, 0));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isFalse();
        identities.with(stored("third", false, null, ISSUED + 1));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isTrue();
        identities.with(stored("third", false, "third", 0));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isTrue();
        identities.remove("third");
        assertThat(isRevoked(SnapshotBuilder.example(), person)).isTrue();
        identities.with(stored("second", false, "person", 0));
        assertThat(isRevoked(SnapshotBuilder.example(), person)).as("a circle, which cannot be").isTrue();
    }

    @Test
    void aChainEndsWithAnyOfItsRolesAndItsSignIn() {
        identities.with(Example.person("person"));
        SessionBuilder chained = person.chain(ISSUED - 100, OTHER_ROLE);
        assertThat(isRevoked(SnapshotBuilder.example(), chained)).isFalse();
        assertThat(isRevoked(SnapshotBuilder.empty().pool(Example.pool()).role(Example.authenticated()), chained)).as("its first role is gone").isTrue();
        assertThat(isRevoked(SnapshotBuilder.example().role(Example.revoked(Example.guests(), ISSUED - 99)), chained))
                .as("its first role's sessions from when it began").isTrue();
        assertThat(isRevoked(SnapshotBuilder.example().role(Example.revoked(Example.guests(), ISSUED - 100)), chained)).isFalse();
        assertThat(isRevoked(SnapshotBuilder.example().role(Example.revoked(Example.authenticated(), ISSUED)), chained))
                .as("its last role was assumed later").isFalse();
        assertThat(isRevoked(SnapshotBuilder.example().pool(new PoolBuilder().revokedBefore(ISSUED - 99).build()), chained)).isTrue();
        identities.with(stored("person", false, null, ISSUED - 99));
        assertThat(isRevoked(SnapshotBuilder.example(), chained)).as("who signed in before").isTrue();
    }

    private boolean isRevoked(SnapshotBuilder realm, SessionBuilder session) {
        return new Revocation(realm.build(), identities).isRevoked(session.build());
    }

    private static SessionBuilder federated() {
        return new SessionBuilder().role(ROLE).federation("accounts.google.com", Map.of()).issuedAt(ISSUED);
    }

    private static Identity stored(String id, boolean guest, String mergedInto, long revokedBefore) {
        return new Identity(id, Example.POOL, guest, List.of(), mergedInto, 1, 1, revokedBefore);
    }
}
