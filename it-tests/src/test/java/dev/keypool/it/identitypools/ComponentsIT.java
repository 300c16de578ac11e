package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** Pools and roles through Keycloak's own {@code /components}, as kcadm and keycloak-config-cli manage them. */
@WithKeycloak
final class ComponentsIT {

    private final KeycloakServer server;

    ComponentsIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void aRoleIsCreatedReadReplacedAndDeleted() {
        try (GameRealm realm = GameRealm.on(server)) {
            String id = created(realm, role(realm, "archivist", GameRealm.OWN_SAVES));
            ComponentRepresentation role = realm.resource().components().component(id).toRepresentation();

            assertThat(role.getName()).isEqualTo("archivist");
            assertThat(role.getConfig().getFirst("permissionsPolicies")).contains("cognito-identity.amazonaws.com:sub");

            role.getConfig().putSingle("permissionsPolicies", GameRealm.NOTHING);
            realm.resource().components().component(id).update(role);

            assertThat(realm.resource().components().component(id).toRepresentation().getConfig().getFirst("permissionsPolicies"))
                    .isEqualTo(GameRealm.NOTHING);
            realm.resource().components().removeComponent(id);
            assertThat(realm.resource().components().query(null, GameRealm.ROLE_TYPE, "archivist")).isEmpty();
        }
    }

    @Test
    void aMalformedPolicyIsRefusedWithItsPlace() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Perhaps\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        try (GameRealm realm = GameRealm.on(server)) {
            assertThat(refusal(realm, role(realm, "broken", policy)))
                    .contains("permissionsPolicies[0]", "/Statement/0/Effect", "Perhaps");
            assertThat(refusal(realm, role(realm, "player", GameRealm.NOTHING))).contains("player exists already");
        }
    }

    @Test
    void aRefusedChangeHasNoEffect() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            ComponentRepresentation player = realm.resource().components().component(realm.role("player")).toRepresentation();
            player.getConfig().putSingle("permissionsPolicies", "{\"Version\":\"2012-10-17\"}");

            assertThatThrownBy(() -> realm.resource().components().component(player.getId()).update(player))
                    .isInstanceOf(BadRequestException.class);

            assertThat(realm.evaluations().allows(alice.getCredentials(identity).credentials(),
                    "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
        }
    }

    /** What Keycloak refused may stay in its cache of the realm. */
    @Test
    void aRefusedChangeDoesNotSpoilTheOtherRoles() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            ComponentRepresentation guest = realm.resource().components().component(realm.role("guest")).toRepresentation();
            guest.setName("player");
            assertThatThrownBy(() -> realm.resource().components().component(guest.getId()).update(guest)).isInstanceOf(BadRequestException.class);
            guest.setName("guest");
            guest.getConfig().putSingle("maxSessionDuration", "abc");
            assertThatThrownBy(() -> realm.resource().components().component(guest.getId()).update(guest)).isInstanceOf(BadRequestException.class);

            assertThat(alice.callerIdentity(alice.getCredentials(identity).credentials()).arn()).contains("assumed-role/player/");
            assertThat(realm.admin().read("roles").findValuesAsText("name")).contains("guest", "player");
            assertThat(realm.admin().get("roles/" + guest.getId()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPoolMayNameARoleThatIsNotThereYetAndIsOfNoUseUntilItIs() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            ComponentRepresentation pool = realm.resource().components().component(realm.poolUuid()).toRepresentation();
            pool.getConfig().putSingle("authenticatedRole", "later");
            realm.resource().components().component(realm.poolUuid()).update(pool);
            String identity = alice.getId(realm.pool());

            assertThatThrownBy(() -> alice.getCredentials(identity))
                    .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                    .hasMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");

            created(realm, role(realm, "later", GameRealm.NOTHING));

            assertThat(alice.callerIdentity(alice.getCredentials(identity).credentials()).arn()).contains("assumed-role/later/");
        }
    }

    @Test
    void aPoolMayNameAClientThatIsNotThere() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            ComponentRepresentation pool = realm.resource().components().component(realm.poolUuid()).toRepresentation();
            pool.getConfig().putSingle("appClients", "later");
            realm.resource().components().component(realm.poolUuid()).update(pool);

            assertThatThrownBy(() -> alice.getId(realm.pool())).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Incorrect token audience.");
        }
    }

    @Test
    void aRoleWhoseTrustPolicyNamesAnotherPoolIsOfNoUse() {
        try (GameRealm realm = GameRealm.on(server)) {
            ComponentRepresentation guest = realm.resource().components().component(realm.role("guest")).toRepresentation();
            guest.getConfig().putSingle("trustPolicy",
                    GameRealm.trust("us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90", "unauthenticated"));
            realm.resource().components().component(guest.getId()).update(guest);

            assertThatThrownBy(() -> realm.guest().credentials(realm.pool()))
                    .isInstanceOf(InvalidIdentityPoolConfigurationException.class);
        }
    }

    private static String created(GameRealm realm, ComponentRepresentation component) {
        try (Response response = realm.resource().components().add(component)) {
            assertThat(response.getStatus()).isEqualTo(201);
            String location = response.getLocation().getPath();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    private static String refusal(GameRealm realm, ComponentRepresentation component) {
        try (Response response = realm.resource().components().add(component)) {
            assertThat(response.getStatus()).isEqualTo(400);
            return response.readEntity(String.class);
        }
    }

    private static ComponentRepresentation role(GameRealm realm, String name, String policy) {
        ComponentRepresentation role = new ComponentRepresentation();
        role.setName(name);
        role.setProviderType(GameRealm.ROLE_TYPE);
        role.setProviderId("role");
        role.setConfig(new MultivaluedHashMap<>());
        role.getConfig().putSingle("trustPolicy", GameRealm.trust(realm.pool(), "authenticated"));
        role.getConfig().putSingle("permissionsPolicies", policy);
        return role;
    }
}
