package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.model.StsException;

/** How identities come to be, change and go. */
@WithKeycloak
final class IdentityLifecycleIT {

    private final KeycloakServer server;

    IdentityLifecycleIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void theSameLoginHasTheSameIdentityAndAnotherAnother() {
        try (GameRealm realm = GameRealm.on(server)) {
            realm.resource().users().create(ThrowawayRealm.user("bob", GameRealm.PASSWORD)).close();

            String identity = realm.alice().getId(realm.pool());

            assertThat(realm.alice().getId(realm.pool())).isEqualTo(identity);
            assertThat(realm.signedIn("bob").getId(realm.pool())).isNotEqualTo(identity);
        }
    }

    @Test
    void firstCallsAtTheSameTimeAgree() throws Exception {
        int callers = 16;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            CyclicBarrier together = new CyclicBarrier(callers);
            Callable<String> firstCall = () -> {
                together.await();
                return alice.getId(realm.pool());
            };

            Set<String> identities = new HashSet<>();
            for (Future<String> identity : threads.invokeAll(Stream.generate(() -> firstCall).limit(callers).toList())) {
                identities.add(identity.get());
            }

            assertThat(identities).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPersonsIdentityGoesWithThem() {
        try (GameRealm realm = GameRealm.on(server)) {
            String identity = realm.alice().getId(realm.pool());
            UserRepresentation alice = realm.resource().users().search("alice").get(0);

            realm.resource().users().delete(alice.getId()).close();
            realm.resource().users().create(ThrowawayRealm.user("alice", GameRealm.PASSWORD)).close();

            PoolUser another = realm.alice();
            assertThatThrownBy(() -> another.getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> realm.guest().getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
            assertThat(another.getId(realm.pool())).isNotEqualTo(identity);
        }
    }

    @Test
    void aPoolTakesItsIdentitiesAndCredentialsAlong() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Credentials credentials = alice.getCredentials(identity).credentials();
            ComponentRepresentation pool = realm.resource().components().component(realm.poolUuid()).toRepresentation();

            realm.resource().components().removeComponent(realm.poolUuid());

            assertThatThrownBy(() -> alice.getId(realm.pool())).isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> alice.callerIdentity(credentials)).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));

            realm.resource().components().add(pool).close();

            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
            assertThat(alice.getId(realm.pool())).as("the pool that came after it knows nobody").isNotEqualTo(identity);
        }
    }

    @Test
    void aRealmTakesItsIdentitiesAlong() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            RealmRepresentation same = same(realm);

            realm.resource().remove();
            realm.create(same);

            assertThatThrownBy(() -> realm.alice().getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
            assertThat(realm.alice().getId(realm.pool())).isNotEqualTo(identity);
        }
    }

    @Test
    void aGuestWhoSignsInKeepsTheirIdentity() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());
            guest.getCredentials(identity);

            PoolUser alice = realm.alice();

            assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
            assertThat(alice.getId(realm.pool())).isEqualTo(identity);
            assertThatThrownBy(() -> guest.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Access to Identity '" + identity + "' is forbidden.");
        }
    }

    @Test
    void aGuestWhoTurnsOutToBeKnownBecomesThem() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String known = alice.getId(realm.pool());
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());

            assertThat(alice.getCredentials(identity).identityId()).isEqualTo(known);

            assertThat(alice.getCredentials(identity).identityId()).as("a second time").isEqualTo(known);
            assertThatThrownBy(() -> guest.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void somebodyElsesIdentityIsNotForTheTaking() {
        try (GameRealm realm = GameRealm.on(server)) {
            realm.resource().users().create(ThrowawayRealm.user("bob", GameRealm.PASSWORD)).close();
            String alices = realm.alice().getId(realm.pool());
            PoolUser bob = realm.signedIn("bob");

            assertThatThrownBy(() -> bob.getCredentials(alices)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Logins don't match");
            assertThatThrownBy(() -> realm.guest().getCredentials(alices)).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void aGuestsIdCannotBeMadeUp() {
        try (GameRealm realm = GameRealm.on(server); GameRealm other = GameRealm.on(server)) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());

            for (String changed : List.of(changedAt(identity, identity.length() - 1), changedAt(identity, "us-east-1:".length()),
                    changedAt(identity, "us-east-1:".length() + 25), other.guest().getId(other.pool()))) {
                assertThatThrownBy(() -> guest.getCredentials(changed)).as(changed).isInstanceOf(ResourceNotFoundException.class);
            }
            assertThat(guest.getCredentials(identity).identityId()).isEqualTo(identity);
        }
    }

    private static String changedAt(String identity, int index) {
        char other = identity.charAt(index) == '0' ? '1' : '0';
        return identity.substring(0, index) + other + identity.substring(index + 1);
    }

    /** The realm again, with the ids that it and alice have. */
    private static RealmRepresentation same(GameRealm realm) {
        RealmRepresentation same = realm.representation();
        same.setId(realm.resource().toRepresentation().getId());
        same.getUsers().get(0).setId(realm.resource().users().search("alice").get(0).getId());
        return same;
    }
}
