package dev.keypool.triggers.config;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** A realm's components as Keycloak's cache has them: the same objects, until any of the realm's settings change. */
final class Components {

    private static final String VAULT_REFERENCE = "${vault.";

    private Components() {
    }

    /** Of all, since for those of a parent and a type RealmAdapter of Keycloak's cache copies the lists of all types at each call. */
    static Stream<ComponentModel> of(RealmModel realm, Class<?> type) {
        return realm.getComponentsStream()
                .filter(component -> type.getName().equals(component.getProviderType()) && realm.getId().equals(component.getParentId()));
    }

    /** What was made of the component, kept with it as Keycloak's AbstractRsaKeyProvider keeps its keys; never what a vault had a part in. */
    static <T> T made(ComponentModel component, Class<T> type, Supplier<T> maker) {
        T made = component.getNote(type.getName());
        if (made == null) {
            made = maker.get();
            if (component.getConfig().values().stream().flatMap(values -> values.stream()).noneMatch(Components::isOfTheVault)) {
                component.setNote(type.getName(), made);
            }
        }
        return made;
    }

    private static boolean isOfTheVault(String value) {
        return value != null && value.contains(VAULT_REFERENCE);
    }
}
