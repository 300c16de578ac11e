package dev.keypool.triggers.signin;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The execution "Pre authentication", which administrators put into flows of their own. */
public final class PreAuthenticationExecutionFactory implements AuthenticatorFactory {

    public static final String ID = "keypool-pre-authentication";

    private static final Authenticator EXECUTION = new PreAuthenticationExecution();
    private static final Requirement[] REQUIREMENT_CHOICES = {Requirement.REQUIRED, Requirement.DISABLED};

    @Override
    public Authenticator create(KeycloakSession session) {
        return EXECUTION;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Pre authentication";
    }

    @Override
    public String getHelpText() {
        return "Asks the function of the trigger PreAuthentication, once in a sign-in. Only needed in flows of other authenticators than Keycloak's, "
                + "between the one that finds out who somebody is and the one that has them prove it; else it is asked at the end of the flow.";
    }

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
