package dev.keypool.triggers.config;

import dev.keypool.triggers.CodeKey;
import java.util.function.UnaryOperator;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.VaultStringSecret;

/** What keys of all kinds have in common: a realm has one. */
public abstract class CodeKeyFactory implements ComponentFactory<CodeKey, CodeKey> {

    /** @param secrets what a setting that may be a vault reference stands for */
    abstract CodeKey read(ComponentModel component, Settings settings, UnaryOperator<String> secrets);

    @Override
    public final CodeKey create(KeycloakSession session, ComponentModel component) {
        return read(component, new Settings(component), text -> secret(session, text));
    }

    @Override
    public final void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) throws ComponentValidationException {
        Settings.validate(() -> {
            create(session, component);
            if (CodeKeys.all(realm).anyMatch(other -> !other.getId().equals(component.getId()))) {
                throw new InvalidConfigurationException("The realm has a key for codes already.");
            }
        });
    }

    private static String secret(KeycloakSession session, String text) {
        try (VaultStringSecret secret = session.vault().getStringSecret(text)) {
            return secret.get().orElseThrow(() -> new InvalidConfigurationException("The vault has no such secret."));
        }
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
