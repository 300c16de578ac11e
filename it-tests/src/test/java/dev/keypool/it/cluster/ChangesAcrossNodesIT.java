package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** What an administrator changes on one node holds on the other from the next request on. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangesAcrossNodesIT {

    private final Cluster cluster;
    private ClusterRealm realm;
    private PoolUser alice;
    private String identity;

    ChangesAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Something that closes alice's pool to her, and can be undone. */
    enum Change {
        USER_DISABLED("NotAuthorizedException", (realm, closed) -> {
            UserRepresentation user = realm.users().search("alice").get(0);
            user.setEnabled(!closed);
            realm.users().get(user.getId()).update(user);
        }),
        CLIENT_DISABLED("NotAuthorizedException", (realm, closed) -> {
            ClientRepresentation client = realm.clients().findByClientId("cli").get(0);
            client.setEnabled(!closed);
            realm.clients().get(client.getId()).update(client);
        }),
        CLIENT_NO_LONGER_TRUSTED("NotAuthorizedException",
                (realm, closed) -> set(realm, "Game", "appClients", closed ? "service" : "cli")),
        TRUST_WITHDRAWN("InvalidIdentityPoolConfigurationException", (realm, closed) -> set(realm, "player", "trustPolicy",
                GameRealm.trust(pool(realm), closed ? "unauthenticated" : "authenticated"))),
        REALM_DISABLED("NotAuthorizedException", (realm, closed) -> {
            RealmRepresentation settings = realm.toRepresentation();
            settings.setEnabled(!closed);
            realm.update(settings);
        });

        private final String refusal;
        private final BiConsumer<RealmResource, Boolean> change;

        Change(String refusal, BiConsumer<RealmResource, Boolean> change) {
            this.refusal = refusal;
            this.change = change;
        }
    }

    @BeforeAll
    void makeRealm() {
        realm = ClusterRealm.madeOn(cluster.node(0));
        alice = realm.alice();
        identity = alice.getId(realm.pool());
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @EnumSource
    void holdsOnTheOtherNode(Change change) {
        for (int changing = 0; changing < 2; changing++) {
            for (Way way : Way.values()) {
                KeycloakServer here = cluster.node(changing);
                KeycloakServer there = cluster.node(1 - changing);
                way.prepare(there, realm.name(), alice, identity);

                realm.administer(here, resource -> change.change.accept(resource, true));
                String refused = way.getCredentials(there, realm.name(), alice, identity);
                realm.administer(here, resource -> change.change.accept(resource, false));

                assertThat(refused).as("by node %d, %s", 1 - changing, way).isEqualTo(change.refusal);
                assertThat(way.getCredentials(there, realm.name(), alice, identity)).as("undone").isEqualTo(identity);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aPolicyHoldsForCredentialsThatAreOut(int changing) {
        KeycloakServer here = cluster.node(changing);
        Credentials credentials = alice.getCredentials(identity).credentials();
        Evaluations service = Evaluations.in(cluster.node(1 - changing), realm.name());
        String save = "arn:aws:s3:::game/saves/" + identity + "/1";
        assertThat(service.allows(credentials, "s3:GetObject", save)).isTrue();

        realm.administer(here, resource -> set(resource, "player", "permissionsPolicies", GameRealm.NOTHING));
        boolean allowed = service.allows(credentials, "s3:GetObject", save);
        realm.administer(here, resource -> set(resource, "player", "permissionsPolicies", GameRealm.OWN_SAVES));

        assertThat(allowed).isFalse();
        assertThat(service.allows(credentials, "s3:GetObject", save)).as("undone").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRoleAndAPoolThatGoTakeCredentialsAlong(int changing) {
        KeycloakServer there = cluster.node(1 - changing);
        try (GameRealm own = GameRealm.on(cluster.node(changing))) {
            PoolUser person = own.alice().at(there);
            String known = person.getId(own.pool());
            Way.WARM.prepare(there, own.name(), person, known);
            Credentials credentials = person.getCredentials(known).credentials();
            PoolUser guest = own.guest().at(there);
            String guestIdentity = guest.getId(own.pool());
            Credentials guestCredentials = guest.getCredentials(guestIdentity).credentials();

            own.resource().components().removeComponent(own.role("player"));

            assertVoid(person, credentials);
            assertThat(guest.callerIdentity(guestCredentials).arn()).contains("assumed-role/guest/");

            own.resource().components().removeComponent(own.poolUuid());

            assertVoid(guest, guestCredentials);
            assertThat(Way.WARM.getCredentials(there, own.name(), person, known)).isEqualTo("ResourceNotFoundException");
            assertThat(Way.WARM.getCredentials(there, own.name(), guest, guestIdentity)).isEqualTo("ResourceNotFoundException");
        }
    }

    private static void assertVoid(PoolUser who, Credentials credentials) {
        assertThatThrownBy(() -> who.callerIdentity(credentials)).isInstanceOfSatisfying(StsException.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
    }

    private static void set(RealmResource realm, String component, String setting, String value) {
        ComponentRepresentation representation = realm.components().query(null, null, component).get(0);
        representation.getConfig().putSingle(setting, value);
        realm.components().component(representation.getId()).update(representation);
    }

    private static String pool(RealmResource realm) {
        return "us-east-1:" + realm.components().query(null, GameRealm.POOL_TYPE).get(0).getId();
    }
}
