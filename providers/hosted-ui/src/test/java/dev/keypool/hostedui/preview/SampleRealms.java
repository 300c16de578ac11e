package dev.keypool.hostedui.preview;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** A realm in which nothing is set. */
final class SampleRealms {

    private SampleRealms() {
    }

    static RealmModel plain() {
        return (RealmModel) Proxy.newProxyInstance(RealmModel.class.getClassLoader(), new Class<?>[] {RealmModel.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("getName")) {
                return "acme";
            }
            if (method.getName().equals("getPasswordPolicy")) {
                return PasswordPolicy.empty();
            }
            if (method.getName().equals("getAttribute") && arguments.length == 2) {
                return arguments[1];
            }
            Class<?> type = method.getReturnType();
            return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : type == Stream.class ? Stream.empty() : type == List.class ? List.of() : null;
        });
    }
}
