package dev.keypool.triggers.federation;

import java.util.List;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.provider.ProviderConfigProperty;

/** A mapper that {@link FunctionMappers} puts in, and nobody else. */
abstract class FunctionMapper extends AbstractIdentityProviderMapper {

    private static final String CATEGORY = "Triggers";

    private final String id;

    FunctionMapper(String id) {
        this.id = id;
    }

    @Override
    public String getId() {
        return id;
    }

    /** None: it is not offered to administrators. */
    @Override
    public String[] getCompatibleProviders() {
        return new String[0];
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    @Override
    public String getDisplayCategory() {
        return CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return id;
    }

    @Override
    public String getHelpText() {
        return "Calls functions while people sign in through identity providers. It is there by itself.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
