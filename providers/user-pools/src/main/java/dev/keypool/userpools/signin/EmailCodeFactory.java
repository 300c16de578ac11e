package dev.keypool.userpools.signin;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The execution "Code by e-mail". */
public final class EmailCodeFactory implements AuthenticationFlowCallbackFactory {

    static final String ID = "keypool-email-code";

    private static final Requirement[] REQUIREMENT_CHOICES = {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EmailCode(session);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Code by e-mail";
    }

    @Override
    public String getHelpText() {
        return "Sends a one-time code to the person's verified e-mail address, and asks for it.";
    }

    /** None: failed attempts of a category that Keycloak does not know would not count in its brute force detection. */
    @Override
    public String getReferenceCategory() {
        return null;
    }

    /** Has no setting of its own, but Keycloak's, for the claim {@code amr}. */
    @Override
    public boolean isConfigurable() {
        return true;
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
