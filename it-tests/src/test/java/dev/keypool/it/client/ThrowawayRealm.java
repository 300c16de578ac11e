package dev.keypool.it.client;

import dev.keypool.it.server.KeycloakServer;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm for one test, deleted at its end. */
public final class ThrowawayRealm implements AutoCloseable {

    private final Keycloak admin;
    private final String name;

    private ThrowawayRealm(Keycloak admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    public static ThrowawayRealm on(KeycloakServer server) {
        return on(server, realm -> {});
    }

    /** With settings, clients, users or components of its own. */
    public static ThrowawayRealm on(KeycloakServer server, Consumer<RealmRepresentation> settings) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm("it-" + UUID.randomUUID().toString().substring(0, 8));
        realm.setEnabled(true);
        settings.accept(realm);
        Keycloak admin = Admin.of(server);
        try {
            admin.realms().create(realm);
            return new ThrowawayRealm(admin, realm.getRealm());
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    public String name() {
        return name;
    }

    public RealmResource resource() {
        return admin.realm(name);
    }

    /** A person with everything that Keycloak's default profile asks for, so that no page asks again. */
    public static UserRepresentation user(String username, String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEnabled(true);
        user.setEmail(username + "@example.org");
        user.setEmailVerified(true);
        user.setFirstName(username);
        user.setLastName("Example");
        user.setCredentials(List.of(credential));
        return user;
    }

    /** A public client with direct grants, and with the authorization code flow where it has redirect URIs. */
    public static ClientRepresentation publicClient(String id, String... redirectUris) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setStandardFlowEnabled(redirectUris.length > 0);
        client.setRedirectUris(List.of(redirectUris));
        return client;
    }

    @Override
    public void close() {
        try {
            resource().remove();
        } finally {
            admin.close();
        }
    }
}
