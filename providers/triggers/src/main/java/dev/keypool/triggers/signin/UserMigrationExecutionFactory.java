package dev.keypool.triggers.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** The execution "User migration", which administrators put into flows of their own. */
public final class UserMigrationExecutionFactory extends OwnExecutionFactory {

    public static final String ID = "keypool-user-migration";

    private static final Authenticator EXECUTION = new UserMigrationExecution();

    public UserMigrationExecutionFactory() {
        super(ID, "User migration", "Asks the function of the trigger UserMigration for people whom Keycloak does not know. Only needed in direct grant flows of other "
                + "authenticators than Keycloak's, before the one that looks for the name.",
                Requirement.REQUIRED, Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return EXECUTION;
    }
}
