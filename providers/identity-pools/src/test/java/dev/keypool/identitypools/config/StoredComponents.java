package dev.keypool.identitypools.config;

import dev.keypool.identitypools.Stub;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** A session whose database has components, as far as a component that is saved asks for what is stored of it. */
final class StoredComponents {

    private StoredComponents() {
    }

    static KeycloakSession session(ComponentModel... stored) {
        EntityManager database = Stub.of(EntityManager.class, Map.of("find", args -> null, "createQuery", args -> args[0].toString().contains("c.value") ? setting(stored) : ids(stored)));
        JpaConnectionProvider connection = Stub.of(JpaConnectionProvider.class, Map.of("getEntityManager", args -> database));
        return Stub.of(KeycloakSession.class, Map.of("getProvider", args -> connection));
    }

    /** The components of one name, by the parameter {@code name}. */
    private static TypedQuery<?> ids(ComponentModel... stored) {
        Map<Object, Object> parameters = new HashMap<>();
        TypedQuery<?>[] query = new TypedQuery<?>[1];
        query[0] = Stub.of(TypedQuery.class, Map.of(
                "setParameter", args -> {
                    parameters.put(args[0], args[1]);
                    return query[0];
                },
                "getResultList", args -> Arrays.stream(stored).filter(component -> component.getName().toLowerCase().equals(parameters.get("name")))
                        .map(ComponentModel::getId).toList()));
        return query[0];
    }

    /** One setting of one component, by its parameters {@code id} and {@code name}. */
    private static TypedQuery<?> setting(ComponentModel... stored) {
        Map<Object, Object> parameters = new HashMap<>();
        TypedQuery<?>[] query = new TypedQuery<?>[1];
        query[0] = Stub.of(TypedQuery.class, Map.of(
                "setParameter", args -> {
                    parameters.put(args[0], args[1]);
                    return query[0];
                },
                "getResultList", args -> Arrays.stream(stored).filter(component -> component.getId().equals(parameters.get("id")))
                        .flatMap(component -> component.getConfig().getOrDefault((String) parameters.get("name"), List.of()).stream()).toList()));
        return query[0];
    }
}
