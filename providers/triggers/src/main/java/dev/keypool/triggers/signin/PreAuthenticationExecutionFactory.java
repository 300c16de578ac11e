package dev.keypool.triggers.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** The execution "Pre authentication", which administrators put into flows of their own. */
public final class PreAuthenticationExecutionFactory extends OwnExecutionFactory {

    public static final String ID = "keypool-pre-authentication";

    private static final Authenticator EXECUTION = new PreAuthenticationExecution();

    public PreAuthenticationExecutionFactory() {
        super(ID, "Pre authentication", "Asks the function of the trigger PreAuthentication, once in a sign-in. Only needed in flows of other authenticators than Keycloak's, "
                + "between the one that finds out who somebody is and the one that has them prove it; else it is asked at the end of the flow.",
                Requirement.REQUIRED, Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return EXECUTION;
    }
}
