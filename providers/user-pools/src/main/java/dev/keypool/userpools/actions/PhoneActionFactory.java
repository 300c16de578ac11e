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

/** What the two required actions about phone numbers have in common. */
abstract class PhoneActionFactory implements RequiredActionFactory {

    private final String id;
    private final String displayText;
    /** Of the number in the profile, and not of another one. */
    private final boolean verifies;

    PhoneActionFactory(String id, String displayText, boolean verifies) {
        this.id = id;
        this.displayText = displayText;
        this.verifies = verifies;
    }

    @Override
    public final RequiredActionProvider create(KeycloakSession session) {
        return new PhoneAction(verifies);
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayText() {
        return displayText;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigMetadata() {
        return PhoneActionSettings.properties(verifies);
    }

    @Override
    public final void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        PhoneActionSettings.validate(getId(), model);
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
