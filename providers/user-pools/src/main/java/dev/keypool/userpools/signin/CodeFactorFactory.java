package dev.keypool.userpools.signin;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What the executions have in common that send a code and ask for it. */
abstract class CodeFactorFactory implements AuthenticationFlowCallbackFactory {

    private static final Requirement[] REQUIREMENT_CHOICES = {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};

    private final String id;
    private final String displayType;
    private final String helpText;
    private final boolean userSetup;

    CodeFactorFactory(String id, String displayType, String helpText, boolean userSetup) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.userSetup = userSetup;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    /** None: failed attempts of a category that Keycloak does not know would not count in its brute force detection. */
    @Override
    public final String getReferenceCategory() {
        return null;
    }

    /** Has no setting of its own, but Keycloak's, for the claim {@code amr}. */
    @Override
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return userSetup;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return REQUIREMENT_CHOICES.clone();
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public final void init(Config.Scope config) {
    }

    @Override
    public final void postInit(KeycloakSessionFactory factory) {
    }

    @Override
    public final void close() {
    }
}
