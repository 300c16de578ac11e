package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ModelException;

/** Calls at the same time, on two nodes: whatever their order, what is left is in order, and nobody sees an internal error. */
class ConcurrentChangesTest {

    private static final String POOL = Example.POOL;
    private static final Login ALICE = Login.ofRealm("realm-1", "alice");
    private static final Login ALICE_AT_GOOGLE = new Login("accounts.google.com", "alice");
    private static final int CALLERS = 16;
    private static final int ROUNDS = 8;
    private static final String CONFLICT = "conflict";

    private final GuestIds guests = new GuestIds("a deployment's secret of 32 bytes".getBytes(StandardCharsets.UTF_8));
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private TestDatabase database;
    private List<CachedIdentities> nodes;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void firstSignInsMakeOneIdentity(String isolation) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            Set<String> owners = answers(i -> () -> node(i).ownerOfAll(POOL, null, either(i, ALICE, ALICE_AT_GOOGLE)));
            assertThat(owners).hasSize(1);
            assertThat(database.rows()).isEqualTo(1);
            assertThat(database.byId(owners.iterator().next()).logins()).containsExactlyInAnyOrder(ALICE, ALICE_AT_GOOGLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void twoIdentitiesMergedInBothDirectionsEndAsOne(String isolation) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            Identity one = database.byId(node(0).ownerOfAll(POOL, null, List.of(ALICE)));
            Identity other = database.byId(node(1).ownerOfAll(POOL, null, List.of(ALICE_AT_GOOGLE)));
            Set<String> owners = answers(i -> () -> node(i).ownerOfAll(POOL, i % 3 == 2 ? null : i % 3 == 0 ? one : other,
                    either(i, ALICE, ALICE_AT_GOOGLE)));
            assertThat(owners).hasSize(1);
            String owner = owners.iterator().next();
            String merged = owner.equals(one.id()) ? other.id() : one.id();
            assertThat(owner).isIn(one.id(), other.id());
            assertThat(database.byId(merged).mergedInto()).isEqualTo(owner);
            assertThat(database.byId(owner).logins()).containsExactlyInAnyOrder(ALICE, ALICE_AT_GOOGLE);
            assertThat(database.byId(owner).isDisabled()).isFalse();
            for (CachedIdentities node : nodes) {
                assertThat(node.ownerOfAll(POOL, null, List.of(ALICE))).isEqualTo(owner);
                assertThat(node.ownerOfAll(POOL, database.byId(merged), List.of(ALICE_AT_GOOGLE))).isEqualTo(owner);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void oneGuestsIdGoesToOnePerson(String isolation) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            Identity guest = Identity.guest(guests.create(POOL), POOL);
            List<String> answers = all(i -> () -> node(i).ownerOfAll(POOL, guest, List.of(Login.ofRealm("realm-1", "person-" + i))));
            assertThat(answers).filteredOn(guest.id()::equals).hasSize(1);
            assertThat(new HashSet<>(answers)).isSubsetOf(guest.id(), null, CONFLICT);
            assertThat(database.rows()).isEqualTo(1);
            assertThat(database.byId(guest.id()).logins()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void onePersonWithManyGuestsIdsBecomesOneOfThem(String isolation) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            List<Identity> came = IntStream.range(0, CALLERS).mapToObj(i -> Identity.guest(guests.create(POOL), POOL)).toList();
            Set<String> owners = answers(i -> () -> node(i).ownerOfAll(POOL, came.get(i), List.of(ALICE)));
            assertThat(owners).hasSize(1);
            for (Identity guest : came) {
                Identity row = database.byId(guest.id());
                if (row != null && !row.id().equals(owners.iterator().next())) {
                    assertThat(row.mergedInto()).isIn(owners);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void usersOfADeveloperProviderMergedInBothDirectionsEndAsOne(String isolation) throws Exception {
        Login one = Login.ofDeveloper("backend", "1");
        Login other = Login.ofDeveloper("backend", "2");
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            node(0).ownerOfAll(POOL, null, List.of(one, ALICE));
            node(1).ownerOfAll(POOL, null, List.of(other, ALICE_AT_GOOGLE));
            Set<String> owners = answers(i -> () -> i % 2 == 0 ? database.directory().mergeDeveloper(POOL, one, other)
                    : database.directory().mergeDeveloper(POOL, other, one));
            assertThat(owners).hasSize(1);
            assertThat(database.byId(owners.iterator().next()).logins()).containsExactlyInAnyOrder(one, other, ALICE, ALICE_AT_GOOGLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void whateverHappensAtOnceLeavesEveryLoginWithAnIdentityThatIsThere(String isolation) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            String guest = guests.create(POOL);
            Identity one = database.byId(node(0).ownerOfAll(POOL, Identity.guest(guest, POOL), List.of(ALICE)));
            Identity other = database.byId(node(1).ownerOfAll(POOL, null, List.of(ALICE_AT_GOOGLE)));
            all(i -> () -> switch (i % 7) {
                case 0 -> node(i).ownerOfAll(POOL, one, either(i, ALICE, ALICE_AT_GOOGLE));
                case 1 -> node(i).ownerOfAll(POOL, other, either(i, ALICE, ALICE_AT_GOOGLE));
                case 2 -> node(i).ownerOfAll(POOL, null, either(i / 7, ALICE, ALICE_AT_GOOGLE));
                case 3 -> Boolean.toString(database.directory().unlink(one, List.of(i % 2 == 0 ? ALICE_AT_GOOGLE : ALICE)));
                case 4 -> {
                    database.directory().delete(List.of(one, other));
                    yield "";
                }
                case 5 -> {
                    database.directory().revoke(other, i);
                    yield "";
                }
                default -> remove(ALICE, isolation);
            });
            assertConsistent();
            assertThat(database.byId(guest)).as("a guest's id that was somebody's is never forgotten").isNotNull();
            assertThat(database.byId(guest).isGuest()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_COMMITTED", "REPEATABLE_READ"})
    void nothingIsLeftOfAPoolThatIsDeletedWhilePeopleSignIn(String isolation) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(isolation);
            Login user = Login.ofDeveloper("backend", "1");
            Identity alice = database.byId(node(0).ownerOfAll(POOL, null, List.of(ALICE, user)));
            node(0).ownerOfAll(POOL, null, List.of(ALICE_AT_GOOGLE));
            all(i -> () -> switch (i % 8) {
                case 0 -> delete(isolation);
                case 1 -> database.directory().mergeDeveloper(POOL, Login.ofDeveloper("backend", "2"), user);
                case 2 -> node(i).ownerOfAll(POOL, null, either(i, ALICE, ALICE_AT_GOOGLE));
                case 3 -> Boolean.toString(database.directory().unlink(alice, List.of(user)));
                case 4 -> {
                    database.directory().delete(List.of(alice, Identity.guest(guests.create(POOL), POOL)));
                    yield "";
                }
                case 5 -> node(i).ownerOfAll(POOL, Identity.guest(guests.create(POOL), POOL), List.of(Login.ofDeveloper("backend", "2")));
                default -> node(i).ownerOfAll(POOL, null, List.of(Login.ofRealm("realm-1", "person-" + i)));
            });
            if (!isolation.equals("READ_COMMITTED")) {
                database.deletePool(POOL);
            }
            assertThat(database.rows()).isZero();
        }
    }

    /** As {@link #remove}; a second deletion finds nothing, or loses. */
    private String delete(String isolation) {
        try {
            database.deletePool(POOL);
        } catch (ModelException e) {
            assertThat(isolation).isEqualTo("REPEATABLE_READ");
        }
        return "";
    }

    /** In Keycloak's own transaction, which nobody makes again: where reads are repeatable, it may be the one that loses. */
    private String remove(Login login, String isolation) {
        try {
            return database.run(entities -> new IdentityRemoval(entities).loginRemoved(List.of(POOL), login)).toString();
        } catch (ModelException e) {
            assertThat(isolation).isEqualTo("REPEATABLE_READ");
            return "";
        }
    }

    private void assertConsistent() {
        database.run(entities -> {
            IdentityStore store = new IdentityStore(entities);
            for (LoginEntity login : entities.createQuery("select l from LoginEntity l", LoginEntity.class).getResultList()) {
                Identity owner = store.byId(login.identityId());
                assertThat(owner).isNotNull();
                assertThat(owner.isDisabled()).as("owner of " + login.login()).isFalse();
            }
            return null;
        });
    }

    private void start(String isolation) {
        database = TestDatabase.empty(isolation);
        nodes = List.of(database.identities(new IdentityCache()), database.identities(new IdentityCache()));
    }

    private CachedIdentities node(int caller) {
        return nodes.get(caller % 2);
    }

    private static List<Login> either(int caller, Login one, Login other) {
        return caller % 4 < 2 ? List.of(one, other) : List.of(other, one);
    }

    /** All but those that were told to try again. */
    private Set<String> answers(IntFunction<Callable<String>> calls) throws Exception {
        Set<String> answers = new HashSet<>(all(calls));
        answers.remove(CONFLICT);
        return answers;
    }

    private List<String> all(IntFunction<Callable<String>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Callable<String>> waiting = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Callable<String> call = calls.apply(i);
            waiting.add(() -> {
                together.await();
                try {
                    return call.call();
                } catch (IdentityConflictException | DeveloperUserTakenException e) {
                    return CONFLICT;
                }
            });
        }
        Collections.shuffle(waiting);
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : threads.invokeAll(waiting)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
