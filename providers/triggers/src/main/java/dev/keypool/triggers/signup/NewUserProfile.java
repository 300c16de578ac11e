package dev.keypool.triggers.signup;

import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.AbstractUserRepresentation;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;

/** Keycloak's profile of somebody who does not exist yet. Only valid ones come before the function, and each once. */
final class NewUserProfile implements UserProfile {

    /** How somebody comes into being. */
    @FunctionalInterface
    interface SignUp {

        UserModel create(UserProfile valid);
    }

    private final UserProfile profile;
    private final SignUp signUp;
    private boolean validated;

    NewUserProfile(UserProfile profile, SignUp signUp) {
        this.profile = profile;
        this.signUp = signUp;
    }

    @Override
    public void validate() {
        profile.validate();
        validated = true;
    }

    @Override
    public UserModel create() {
        return create(true);
    }

    @Override
    public UserModel create(boolean validate) {
        if (validate && !validated) {
            validate();
        }
        return signUp.create(profile);
    }

    @Override
    public void update(boolean removeAttributes, AttributeChangeListener... changeListener) {
        profile.update(removeAttributes, changeListener);
    }

    @Override
    public Attributes getAttributes() {
        return profile.getAttributes();
    }

    @Override
    public <R extends AbstractUserRepresentation> R toRepresentation(boolean full) {
        return profile.toRepresentation(full);
    }
}
