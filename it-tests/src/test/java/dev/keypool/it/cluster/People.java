package dev.keypool.it.cluster;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import org.keycloak.admin.client.Keycloak;

/** People of a realm of whom its pool knows nothing yet: each test takes as many as it needs. */
final class People implements AutoCloseable {

    private final GameRealm realm;
    private int taken;

    private People(GameRealm realm) {
        this.realm = realm;
    }

    static People of(KeycloakServer node) {
        return new People(GameRealm.on(node));
    }

    GameRealm realm() {
        return realm;
    }

    String name() {
        return realm.name();
    }

    String pool() {
        return realm.pool();
    }

    /** Signed in where the realm was made. */
    PoolUser next() {
        taken++;
        String username = "person-" + taken;
        realm.resource().users().create(ThrowawayRealm.user(username, GameRealm.PASSWORD)).close();
        return realm.signedIn(username);
    }

    PoolUser guest() {
        return realm.guest();
    }

    /** By an administrator, on this node. */
    void delete(KeycloakServer node, PoolUser person) {
        try (Keycloak admin = Admin.of(node)) {
            admin.realm(name()).users().delete(Tokens.claims(person.idToken()).path("sub").asText()).close();
        }
    }

    @Override
    public void close() {
        realm.close();
    }
}
