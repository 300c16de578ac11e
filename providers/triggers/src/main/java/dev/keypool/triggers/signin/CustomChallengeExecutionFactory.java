package dev.keypool.triggers.signin;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The execution "Custom challenge", which administrators put into flows of their own. */
public final class CustomChallengeExecutionFactory implements AuthenticationFlowCallbackFactory {

    public static final String ID = "keypool-custom-challenge";

    private static final Requirement[] REQUIREMENT_CHOICES = {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CustomChallengeExecution(session);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Custom challenge";
    }

    @Override
    public String getHelpText() {
        return "Signs people in, without a password, by the functions of the triggers DefineAuthChallenge, CreateAuthChallenge and "
                + "VerifyAuthChallengeResponse. Asks for the name where no earlier step did.";
    }

    /** None: failed attempts of a category that Keycloak does not know would not count in its brute force detection. */
    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENT_CHOICES.clone();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
    }

    @Override
    public void close() {
    }
}
