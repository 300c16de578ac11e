package dev.keypool.triggers.signin;

import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.migration.UserMigration;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * An execution of our own for the password grant with somebody else's authenticators: whom only the function knows exists before they look. It
 * decides nothing. On pages it does nothing: a name and a password go to the execution whose form they were typed in, and to no other.
 */
final class UserMigrationExecution implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<UserMigration> migration = UserMigration.of(context);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String username = form.getFirst(AuthenticationManager.FORM_USERNAME);
        String password = form.getFirst(CredentialRepresentation.PASSWORD);
        if (migration.isPresent() && username != null && password != null && context.getUser() == null) {
            try {
                migration.get().signIn(username, password, ClientMetadata.parse(form.getFirst(ClientMetadata.PARAMETER)));
            } catch (IllegalArgumentException e) {
                GrantErrors.malformed(context, username, e.getMessage());
                return;
            }
        }
        context.success();
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        context.success();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    }

    @Override
    public void close() {
    }
}
