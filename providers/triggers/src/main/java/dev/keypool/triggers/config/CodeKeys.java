package dev.keypool.triggers.config;

import dev.keypool.triggers.CodeKey;
import dev.keypool.triggers.functions.FunctionException;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds the realm's key for codes. */
public final class CodeKeys {

    private CodeKeys() {
    }

    static Stream<ComponentModel> all(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), CodeKey.class.getName());
    }

    /** @throws FunctionException when there is none, or its settings cannot be used, which an import can bring about */
    public static CodeKey find(KeycloakSession session, RealmModel realm) throws FunctionException {
        ComponentModel component = all(realm).findFirst().orElseThrow(() -> FunctionException.unavailable("the realm has no key for codes"));
        if (!(session.getKeycloakSessionFactory().getProviderFactory(CodeKey.class, component.getProviderId()) instanceof CodeKeyFactory factory)) {
            throw FunctionException.unavailable("the kind of the key for codes is unknown");
        }
        try {
            return factory.create(session, component);
        } catch (InvalidConfigurationException e) {
            throw FunctionException.unavailable(e.getMessage());
        }
    }
}
