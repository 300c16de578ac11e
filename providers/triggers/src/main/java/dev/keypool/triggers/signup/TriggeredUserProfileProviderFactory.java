package dev.keypool.triggers.signup;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.AttributeValidatorMetadata;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.DefaultAttributes;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.userprofile.validator.ReadOnlyAttributeUnchangedValidator;
import org.keycloak.validate.ValidatorConfig;

/**
 * Takes the place of Keycloak's own factory of the same id: through the user profile goes everybody who registers or whom an
 * administrator creates, whatever the flow is made of.
 */
public final class TriggeredUserProfileProviderFactory extends DeclarativeUserProfileProviderFactory {

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return new TriggeredUserProfileProvider(session, this);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }

    /** Nobody may write what {@link Confirmation} notes, also where attributes that the profile does not know are allowed. */
    @Override
    protected UserProfileMetadata configureUserProfile(UserProfileMetadata metadata) {
        UserProfileMetadata configured = super.configureUserProfile(metadata);
        for (AttributeMetadata readOnly : configured.getAttribute(DefaultAttributes.READ_ONLY_ATTRIBUTE_KEY)) {
            // AttributeMetadata.addValidators takes away those with the same id, which Keycloak's own have.
            List<AttributeValidatorMetadata> validators = new ArrayList<>(readOnly.getValidators());
            validators.add(new AttributeValidatorMetadata(ReadOnlyAttributeUnchangedValidator.ID, ValidatorConfig.builder()
                    .config(ReadOnlyAttributeUnchangedValidator.CFG_PATTERN, Confirmation.ATTRIBUTES).build()));
            readOnly.addValidators(validators);
        }
        return configured;
    }
}
