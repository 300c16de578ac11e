package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.sts.model.StsException;

/** The realm's own keys carry credentials and tokens; administrators rotate them as Keycloak has it. */
@WithKeycloak
final class KeyRotationIT {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final KeycloakServer server;

    KeyRotationIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void credentialsLastWhileTheirKeyIsPassiveAndEndWhenItIsDisabled() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Credentials before = alice.getCredentials(identity).credentials();
            String arn = alice.callerIdentity(before).arn();

            String oldKey = onlyKey(realm, "hmac-generated");
            addKey(realm, "hmac-generated", Map.of("algorithm", "HS512"));
            unset(realm, oldKey, "active");

            Credentials after = alice.getCredentials(identity).credentials();
            assertThat(alice.callerIdentity(before).arn()).as("while the old key is passive").isEqualTo(arn);
            assertThat(alice.callerIdentity(after).arn()).isEqualTo(arn);

            unset(realm, oldKey, "enabled");

            assertThatThrownBy(() -> alice.callerIdentity(before)).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
            assertThat(alice.callerIdentity(after).arn()).as("sealed with the new key").isEqualTo(arn);
            assertThat(alice.getId(realm.pool())).as("identities hang on no key").isEqualTo(identity);
        }
    }

    @Test
    void aGuestKeepsTheirIdentityOverARotation() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());

            String oldKey = onlyKey(realm, "hmac-generated");
            addKey(realm, "hmac-generated", Map.of("algorithm", "HS512"));
            unset(realm, oldKey, "enabled");

            assertThat(guest.getCredentials(identity).identityId()).isEqualTo(identity);
        }
    }

    @Test
    void aTokenThatWasAcceptedIsRefusedOnceItsKeyIsDisabled() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            alice.getCredentials(identity);

            String oldKey = onlyKey(realm, "rsa-generated");
            addKey(realm, "rsa-generated", Map.of("keyUse", "SIG"));
            unset(realm, oldKey, "active");
            assertThat(alice.getCredentials(identity).identityId()).as("while the old key is passive").isEqualTo(identity);
            unset(realm, oldKey, "enabled");

            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Token signature invalid.");
            assertThat(realm.alice().getCredentials(identity).identityId()).as("with a new token").isEqualTo(identity);
        }
    }

    private static String onlyKey(GameRealm realm, String provider) {
        return realm.resource().components().query(null, KEYS).stream()
                .filter(key -> key.getProviderId().equals(provider))
                .findFirst().orElseThrow().getId();
    }

    private static void addKey(GameRealm realm, String provider, Map<String, String> settings) {
        ComponentRepresentation key = new ComponentRepresentation();
        key.setName("new " + provider);
        key.setProviderType(KEYS);
        key.setProviderId(provider);
        key.setConfig(new MultivaluedHashMap<>());
        key.getConfig().putSingle("priority", "200");
        settings.forEach(key.getConfig()::putSingle);
        try (Response response = realm.resource().components().add(key)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
    }

    /** Takes one of {@code active} and {@code enabled} from a key. */
    private static void unset(GameRealm realm, String key, String setting) {
        ComponentRepresentation component = realm.resource().components().component(key).toRepresentation();
        component.getConfig().putSingle(setting, "false");
        realm.resource().components().component(key).update(component);
    }
}
