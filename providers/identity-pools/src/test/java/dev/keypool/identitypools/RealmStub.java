package dev.keypool.identitypools;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** A realm that has attributes and components and nothing else. */
public final class RealmStub {

    private RealmStub() {
    }

    public static RealmModel of(Map<String, String> attributes, ComponentModel... components) {
        return Stub.of(RealmModel.class, Map.of("getId", args -> "realm-1", "getName", args -> "demo",
                "getAttribute", args -> attributes.get((String) args[0]),
                "getComponent", args -> Arrays.stream(components).filter(component -> args[0].equals(component.getId())).findFirst().orElse(null),
                "getComponentsStream", args -> components(List.of(components), (String) args[0], (String) args[1])));
    }

    private static Stream<ComponentModel> components(List<ComponentModel> all, String parent, String type) {
        return all.stream().filter(component -> parent.equals("realm-1") && type.equals(component.getProviderType()));
    }
}
