package dev.keypool.hostedui.preview;

import org.keycloak.forms.login.freemarker.model.RealmBean;
import org.keycloak.models.RealmModel;

/** The realm as it is, or as if it allowed everything. Public, as FreeMarker reads public classes only. */
public final class SampleRealm extends RealmBean {

    private final boolean everyOption;
    private final boolean languages;

    SampleRealm(RealmModel realm, boolean everyOption, boolean languages) {
        super(realm);
        this.everyOption = everyOption;
        this.languages = languages;
    }

    @Override
    public boolean isRegistrationAllowed() {
        return everyOption || super.isRegistrationAllowed();
    }

    @Override
    public boolean isResetPasswordAllowed() {
        return everyOption || super.isResetPasswordAllowed();
    }

    @Override
    public boolean isRememberMe() {
        return everyOption || super.isRememberMe();
    }

    @Override
    public boolean isPassword() {
        return true;
    }

    @Override
    public boolean isInternationalizationEnabled() {
        return languages;
    }
}
