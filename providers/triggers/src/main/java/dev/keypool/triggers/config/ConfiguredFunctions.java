package dev.keypool.triggers.config;

import dev.keypool.triggers.TriggerFunction;
import dev.keypool.triggers.functions.FunctionException;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** Finds functions by their names. */
public final class ConfiguredFunctions {

    private ConfiguredFunctions() {
    }

    static Stream<ComponentModel> all(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), TriggerFunction.class.getName());
    }

    public static boolean exists(RealmModel realm, String name) {
        return all(realm).anyMatch(function -> name.equals(function.getName()));
    }

    /** @throws FunctionException when there is none of that name, or its settings cannot be used, which an import can bring about */
    public static TriggerFunction find(KeycloakSession session, RealmModel realm, String name) throws FunctionException {
        ComponentModel component = all(realm).filter(function -> name.equals(function.getName())).findFirst()
                .orElseThrow(() -> FunctionException.unavailable("there is no such function"));
        ProviderFactory<TriggerFunction> factory = session.getKeycloakSessionFactory().getProviderFactory(TriggerFunction.class, component.getProviderId());
        if (!(factory instanceof TriggerFunctionFactory functions)) {
            throw FunctionException.unavailable("its kind is unknown");
        }
        try {
            return functions.kept(session, component);
        } catch (InvalidConfigurationException e) {
            throw FunctionException.unavailable(e.getMessage());
        }
    }
}
