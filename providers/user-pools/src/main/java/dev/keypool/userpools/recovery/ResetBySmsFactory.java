package dev.keypool.userpools.recovery;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The execution "Reset by SMS", for flows that reset credentials. */
public final class ResetBySmsFactory implements AuthenticatorFactory {

    static final String ID = "keypool-reset-by-sms";

    private static final Requirement[] REQUIREMENT_CHOICES = {Requirement.REQUIRED, Requirement.DISABLED};

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ResetBySms();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Reset by SMS";
    }

    @Override
    public String getHelpText() {
        return "Sends a one-time code to the person's verified phone number, and asks for it. Before \"Send Reset Email\", it lets the person choose "
                + "between the two.";
    }

    /** None: failed attempts of a category that Keycloak does not know would not count in its brute force detection. */
    @Override
    public String getReferenceCategory() {
        return null;
    }

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
        return List.of(new ProviderConfigProperty(ResetBySms.FORCE_LOGIN, "Force login after reset", "Whether the person has to sign in with the new "
                + "password, and with whatever else sign-ins ask for. Otherwise the code by SMS signs in.", ProviderConfigProperty.BOOLEAN_TYPE, "true"));
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
