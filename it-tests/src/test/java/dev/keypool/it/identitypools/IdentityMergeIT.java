package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.model.StsException;

/** A pool that trusts two realms of the server: people with a login at each, who are one identity in the end. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentityMergeIT {

    private static final int CALLERS = 16;

    private final KeycloakServer server;
    private final ThrowawayRealm work;
    private final GameRealm game;
    private int people;
    private PoolUser here;
    private PoolUser atWork;

    IdentityMergeIT(KeycloakServer server) {
        this.server = server;
        this.work = ThrowawayRealm.on(server, realm -> realm.setClients(List.of(ThrowawayRealm.publicClient("cli"))));
        this.game = GameRealm.on(server, realm -> GameRealm.poolOf(realm).put("appClients",
                List.of("cli", "{\"realm\":\"" + work.name() + "\",\"clientId\":\"cli\"}")));
    }

    /** Somebody new, who is known to both realms. */
    @BeforeEach
    void person() {
        String name = "person-" + people++;
        game.resource().users().create(ThrowawayRealm.user(name, GameRealm.PASSWORD)).close();
        here = game.signedIn(name);
        atWork = atWork(name);
    }

    @AfterAll
    void removeRealms() {
        game.close();
        work.close();
    }

    @Test
    void aPersonOfTheOtherRealmHasAnIdentityAndCredentials() {
        String identity = atWork.getId(game.pool());

        assertThat(atWork.getId(game.pool())).isEqualTo(identity);
        assertThat(here.getId(game.pool())).isNotEqualTo(identity);
        for (int time = 0; time < 3; time++) {
            Credentials credentials = atWork.getCredentials(identity).credentials();
            assertThat(game.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
        }
    }

    @Test
    void aGuestWhoSignsInWithBothKeepsTheId() {
        String guest = game.guest().getId(game.pool());

        assertThat(here.and(atWork).getCredentials(guest).identityId()).isEqualTo(guest);

        assertThat(here.getId(game.pool())).isEqualTo(guest);
        assertThat(atWork.getId(game.pool())).isEqualTo(guest);
        assertThat(atWork.getCredentials(guest).identityId()).isEqualTo(guest);
        assertThatThrownBy(() -> game.guest().getCredentials(guest)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void oneCallWithBothLoginsMakesTwoIdentitiesOne() {
        String first = here.getId(game.pool());
        String second = atWork.getId(game.pool());

        assertThat(here.and(atWork).getCredentials(second).identityId()).as("who comes with an identity keeps it").isEqualTo(second);

        assertMerged(first, second);
    }

    @Test
    void getIdWithBothLoginsMakesTwoIdentitiesOneToo() {
        String first = here.getId(game.pool());
        String second = atWork.getId(game.pool());

        String owner = atWork.and(here).getId(game.pool());

        assertThat(owner).isIn(first, second);
        assertMerged(owner.equals(first) ? second : first, owner);
    }

    @Test
    void aMergeReachesWhoWasServedFromMemoryBefore() {
        String first = here.getId(game.pool());
        String second = atWork.getId(game.pool());
        for (int time = 0; time < 3; time++) {
            assertThat(here.getCredentials(first).identityId()).isEqualTo(first);
        }

        here.and(atWork).getCredentials(second);

        for (int time = 0; time < 3; time++) {
            assertThat(here.getCredentials(first).identityId()).isEqualTo(second);
        }
    }

    @Test
    void aSecondLoginOfTheSameRealmIsAConflict() {
        String identity = here.and(atWork).getId(game.pool());
        PoolUser somebodyElse = atWork("somebody-else");

        assertThatThrownBy(() -> here.and(somebodyElse).getCredentials(identity)).isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("Login is already linked");
        String theirs = somebodyElse.getId(game.pool());
        assertThatThrownBy(() -> here.and(somebodyElse).getCredentials(identity)).isInstanceOf(ResourceConflictException.class);

        assertThat(atWork.getId(game.pool())).isEqualTo(identity);
        assertThat(somebodyElse.getId(game.pool())).isEqualTo(theirs).isNotEqualTo(identity);
    }

    @Test
    void oneOfTwoLoginsThatDoesNotVerifyRefusesBoth() {
        PoolUser forged = PoolUser.with(server, work.name(), atWork.idToken() + "x");
        String identity = here.getId(game.pool());

        assertThatThrownBy(() -> here.and(forged).getCredentials(identity)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> here.and(forged).getId(game.pool())).isInstanceOf(NotAuthorizedException.class);
        assertThat(atWork.getId(game.pool())).as("nothing was linked").isNotEqualTo(identity);
    }

    @Test
    void mergesAtTheSameTimeEndWithOneOwner() throws Exception {
        String first = here.getId(game.pool());
        String second = atWork.getId(game.pool());
        PoolUser both = here.and(atWork);

        Set<String> owners = atOnce(caller -> switch (caller % 3) {
            case 0 -> both.getCredentials(first).identityId();
            case 1 -> both.getCredentials(second).identityId();
            default -> both.getId(game.pool());
        });

        assertThat(owners).hasSize(1).isSubsetOf(first, second);
        String owner = owners.iterator().next();
        assertMerged(owner.equals(first) ? second : first, owner);
    }

    @Test
    void guestsThatSignInAtTheSameTimeAreOnePerson() throws Exception {
        List<String> guests = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            guests.add(game.guest().getId(game.pool()));
        }
        PoolUser both = here.and(atWork);

        Set<String> owners = atOnce(caller -> both.getCredentials(guests.get(caller)).identityId());

        assertThat(owners).hasSize(1);
        assertThat(here.getId(game.pool())).isIn(owners);
        assertThat(atWork.getId(game.pool())).isIn(owners);
    }

    @Test
    void credentialsOfAGuestEndWhenSomebodySignsInWithTheId() {
        PoolUser guest = game.guest();
        String identity = guest.getId(game.pool());
        Credentials planted = guest.getCredentials(identity).credentials();
        assertThat(guest.callerIdentity(planted).arn()).contains("assumed-role/guest/");

        Credentials own = here.getCredentials(identity).credentials();

        assertThatThrownBy(() -> guest.callerIdentity(planted)).isInstanceOfSatisfying(StsException.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        assertThat(here.callerIdentity(own).arn()).contains("assumed-role/player/");
    }

    @Test
    void withAPersonsLastLoginTheirIdentityGoesAndAGuestsIdStaysDead() {
        String identity = game.guest().getId(game.pool());
        PoolUser both = here.and(atWork);
        Credentials credentials = both.getCredentials(identity).credentials();
        String name = "person-" + (people - 1);

        remove(work, name);

        assertThat(here.getCredentials(identity).identityId()).as("there is a login left").isEqualTo(identity);
        assertThat(here.callerIdentity(credentials).arn()).contains("assumed-role/player/");

        game.resource().users().delete(game.resource().users().search(name).get(0).getId()).close();

        assertThatThrownBy(() -> here.callerIdentity(credentials)).isInstanceOf(StsException.class);
        assertThatThrownBy(() -> game.guest().getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
        PoolUser another = game.alice();
        assertThatThrownBy(() -> another.getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aRealmThatIsRemovedTakesItsPeoplesLoginsAlong() {
        try (ThrowawayRealm other = ThrowawayRealm.on(server, realm -> realm.setClients(List.of(ThrowawayRealm.publicClient("cli"))));
                GameRealm own = GameRealm.on(server, realm -> GameRealm.poolOf(realm).put("appClients",
                        List.of("cli", "{\"realm\":\"" + other.name() + "\",\"clientId\":\"cli\"}")))) {
            other.resource().users().create(ThrowawayRealm.user("carol", GameRealm.PASSWORD)).close();
            PoolUser carol = PoolUser.signedIn(server, other.name(), "carol", GameRealm.PASSWORD).at(server, own.name());
            Credentials credentials = carol.credentials(own.pool());
            assertThat(own.guest().callerIdentity(credentials).arn()).contains("assumed-role/player/");

            other.resource().remove();

            assertThatThrownBy(() -> own.guest().callerIdentity(credentials)).isInstanceOf(StsException.class);
            assertThatThrownBy(() -> carol.getId(own.pool())).isInstanceOf(NotAuthorizedException.class);
            // Closing removes it: it has to be there.
            RealmRepresentation again = new RealmRepresentation();
            again.setRealm(other.name());
            own.create(again);
        }
    }

    private void assertMerged(String merged, String owner) {
        assertThat(here.getId(game.pool())).isEqualTo(owner);
        assertThat(atWork.getId(game.pool())).isEqualTo(owner);
        assertThat(here.getCredentials(merged).identityId()).isEqualTo(owner);
        assertThat(atWork.getCredentials(merged).identityId()).isEqualTo(owner);
        assertThatThrownBy(() -> game.guest().getCredentials(merged)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> game.alice().getCredentials(merged)).isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match");
    }

    private interface Call {
        String of(int caller);
    }

    /** The answers of all who were not told that another call was in the way. */
    private static Set<String> atOnce(Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CyclicBarrier together = new CyclicBarrier(CALLERS);
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                calls.add(() -> {
                    together.await();
                    try {
                        return call.of(caller);
                    } catch (ResourceConflictException e) {
                        return null;
                    }
                });
            }
            Set<String> answers = new HashSet<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            answers.remove(null);
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Somebody of the other realm, who is made there if need be. */
    private PoolUser atWork(String name) {
        work.resource().users().create(ThrowawayRealm.user(name, GameRealm.PASSWORD)).close();
        return PoolUser.signedIn(server, work.name(), name, GameRealm.PASSWORD).at(server, game.name());
    }

    private static void remove(ThrowawayRealm realm, String name) {
        UserRepresentation user = realm.resource().users().search(name).get(0);
        realm.resource().users().delete(user.getId()).close();
    }
}
