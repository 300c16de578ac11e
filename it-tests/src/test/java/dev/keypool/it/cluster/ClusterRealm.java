package dev.keypool.it.cluster;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * A {@link GameRealm} for the tests of a class, which is there on all nodes. Each test takes people of its own: to make a
 * realm takes longer than all that is done in it.
 */
final class ClusterRealm implements AutoCloseable {

    private final GameRealm realm;
    private int people;

    private ClusterRealm(GameRealm realm) {
        this.realm = realm;
    }

    /** @param node where it is made and people sign in; it must not be killed before the realm is closed */
    static ClusterRealm madeOn(KeycloakServer node) {
        return madeOn(node, settings -> {});
    }

    static ClusterRealm madeOn(KeycloakServer node, Consumer<RealmRepresentation> settings) {
        return new ClusterRealm(GameRealm.on(node, settings));
    }

    String name() {
        return realm.name();
    }

    String pool() {
        return realm.pool();
    }

    /** The one person who is there from the beginning. */
    PoolUser alice() {
        return realm.alice();
    }

    /** Of whom the pool has never heard. */
    PoolUser newPerson() {
        people++;
        String username = "person-" + people;
        realm.resource().users().create(ThrowawayRealm.user(username, GameRealm.PASSWORD)).close();
        return realm.signedIn(username);
    }

    PoolUser guest() {
        return realm.guest();
    }

    /** What an administrator does on this node. */
    void administer(KeycloakServer node, Consumer<RealmResource> work) {
        try (Keycloak admin = Admin.of(node)) {
            work.accept(admin.realm(name()));
        }
    }

    void delete(KeycloakServer node, PoolUser person) {
        String id = Tokens.claims(person.idToken()).path("sub").asText();
        administer(node, resource -> resource.users().delete(id).close());
    }

    @Override
    public void close() {
        realm.close();
    }
}
