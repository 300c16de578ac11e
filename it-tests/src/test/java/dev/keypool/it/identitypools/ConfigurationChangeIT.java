package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.model.StsException;

/** A change of configuration holds from the next request on. */
@WithKeycloak
final class ConfigurationChangeIT {

    private final KeycloakServer server;

    ConfigurationChangeIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void aPolicyHoldsForCredentialsThatAreOut() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Credentials credentials = alice.getCredentials(identity).credentials();
            String save = "arn:aws:s3:::game/saves/" + identity + "/1";
            Evaluations service = realm.evaluations();
            assertThat(service.allows(credentials, "s3:GetObject", save)).isTrue();

            change(realm, realm.role("player"), "permissionsPolicies", GameRealm.NOTHING);

            assertThat(service.allows(credentials, "s3:GetObject", save)).isFalse();

            change(realm, realm.role("player"), "permissionsPolicies", GameRealm.OWN_SAVES);

            assertThat(service.allows(credentials, "s3:GetObject", save)).isTrue();
        }
    }

    @Test
    void aRoleThatGoesTakesItsCredentialsAlong() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            Credentials credentials = alice.credentials(realm.pool());

            realm.resource().components().removeComponent(realm.role("player"));

            assertThatThrownBy(() -> alice.callerIdentity(credentials)).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
    }

    @Test
    void guestsMayBeShutOut() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());

            change(realm, realm.poolUuid(), "allowUnauthenticatedIdentities", "false");

            assertThatThrownBy(() -> guest.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Unauthenticated access is not supported for this identity pool.");
            assertThatThrownBy(() -> guest.getId(realm.pool())).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void theRegionIsPartOfPoolsAndIdentities() {
        try (GameRealm realm = GameRealm.on(server)) {
            String before = realm.alice().getId(realm.pool());

            set(realm, "keypool.region", "eu-central-1");

            assertThatThrownBy(() -> realm.guest().getId(realm.pool())).isInstanceOf(ResourceNotFoundException.class);
            assertThat(realm.admin().read("identity-pools/" + realm.poolUuid()).path("identityPoolId").textValue())
                    .isEqualTo("eu-central-1:" + realm.poolUuid());
            assertThat(realm.alice().getId("eu-central-1:" + realm.poolUuid())).as("the same identity")
                    .isEqualTo(before.replace("us-east-1", "eu-central-1"));
        }
    }

    @Test
    void theAccountIsPartOfArns() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            Credentials credentials = alice.credentials(realm.pool());
            assertThat(alice.callerIdentity(credentials).account()).isEqualTo("000000000000");

            set(realm, "keypool.accountId", "123456789012");

            // Their key id tells the account, as AWS's does, so they are of an account that is no longer.
            assertThatThrownBy(() -> alice.callerIdentity(credentials)).hasMessageContaining("The security token included in the request is invalid");
            assertThat(alice.callerIdentity(alice.credentials(realm.pool())).arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/player/CognitoIdentityCredentials");
            assertThat(realm.admin().read("roles/" + realm.role("player")).path("arn").textValue())
                    .isEqualTo("arn:aws:iam::123456789012:role/player");
        }
    }

    @Test
    void settingsThatNoClientWouldTakeStopTheRealmsPools() {
        try (GameRealm realm = GameRealm.on(server)) {
            set(realm, "keypool.accountId", "12");

            assertThatThrownBy(() -> realm.guest().getId(realm.pool())).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("keypool.accountId must be 12 digits");
            assertThat(realm.admin().get("roles").statusCode()).isEqualTo(400);
            assertThat(realm.admin().get("identity-pools").body()).contains("keypool.accountId must be 12 digits");

            set(realm, "keypool.accountId", "123456789012");

            assertThat(realm.guest().getId(realm.pool())).isNotEmpty();
        }
    }

    private static void change(GameRealm realm, String component, String setting, String value) {
        ComponentRepresentation representation = realm.resource().components().component(component).toRepresentation();
        representation.getConfig().putSingle(setting, value);
        realm.resource().components().component(component).update(representation);
    }

    private static void set(GameRealm realm, String attribute, String value) {
        RealmRepresentation representation = realm.resource().toRepresentation();
        representation.getAttributes().put(attribute, value);
        realm.resource().update(representation);
    }
}
