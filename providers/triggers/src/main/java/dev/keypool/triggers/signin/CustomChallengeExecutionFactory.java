package dev.keypool.triggers.signin;

import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** The execution "Custom challenge", which administrators put into flows of their own. */
public final class CustomChallengeExecutionFactory extends OwnExecutionFactory implements AuthenticationFlowCallbackFactory {

    public static final String ID = "keypool-custom-challenge";

    public CustomChallengeExecutionFactory() {
        super(ID, "Custom challenge", "Signs people in, without a password, by the functions of the triggers DefineAuthChallenge, CreateAuthChallenge and "
                + "VerifyAuthChallengeResponse. Asks for the name where no earlier step did.",
                Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CustomChallengeExecution(session);
    }
}
