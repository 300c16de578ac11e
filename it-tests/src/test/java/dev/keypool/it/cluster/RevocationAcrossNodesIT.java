package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** What is taken back on one node is worth nothing on the other from the next request on, and new credentials are good on both. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RevocationAcrossNodesIT {

    private final Cluster cluster;
    private GameRealm realm;

    RevocationAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void makeRealm() {
        realm = GameRealm.on(cluster.node(0));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @CsvSource({"role, 0", "role, 1", "pool, 0", "pool, 1", "identity, 0", "identity, 1", "guest, 0", "guest, 1"})
    void holdsOnTheOtherNode(String of, int revoking) {
        KeycloakServer here = cluster.node(revoking);
        KeycloakServer there = cluster.node(1 - revoking);
        PoolUser who = (of.equals("guest") ? realm.guest() : realm.alice()).at(there);
        String identity = who.getId(realm.pool());
        Credentials before = who.getCredentials(identity).credentials();
        // Both nodes know them, and remember the identity.
        assertGood(who.at(here), before);
        assertGood(who.at(there), before);

        try (Keycloak admin = Admin.of(here)) {
            String path = switch (of) {
                case "role" -> "roles/" + realm.role("player");
                case "pool" -> "identity-pools/" + realm.poolUuid();
                default -> "identities/" + identity;
            };
            assertThat(KeypoolAdmin.as(admin, here, realm.name()).post(path + "/revoke", "{}").statusCode()).isEqualTo(200);
        }

        assertVoid(who.at(there), before);
        assertVoid(who.at(here), before);
        Credentials after = who.at(there).getCredentials(identity).credentials();
        assertGood(who.at(here), after);
        assertGood(who.at(there), after);
    }

    private static void assertGood(PoolUser who, Credentials credentials) {
        assertThat(who.callerIdentity(credentials).arn()).contains("assumed-role/");
    }

    private static void assertVoid(PoolUser who, Credentials credentials) {
        assertThatThrownBy(() -> who.callerIdentity(credentials)).isInstanceOfSatisfying(StsException.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
    }
}
