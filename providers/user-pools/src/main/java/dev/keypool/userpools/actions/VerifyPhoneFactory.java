package dev.keypool.userpools.actions;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The required action "Verify phone number". */
public final class VerifyPhoneFactory implements RequiredActionFactory {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new PhoneAction(true);
    }

    @Override
    public String getId() {
        return PhoneActions.VERIFY;
    }

    @Override
    public String getDisplayText() {
        return "Verify phone number";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return PhoneActionSettings.properties(true);
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        PhoneActionSettings.validate(getId(), model);
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
