package dev.keypool.identitypools;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Stands in for one of Keycloak's wide interfaces: answers what a test names and refuses everything else. */
public final class Stub {

    private Stub() {
    }

    /** @param methods by name; each gets the arguments */
    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(Proxy.newProxyInstance(Stub.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = methods.get(method.getName());
            if (answer != null) {
                return answer.apply(args);
            }
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default -> "Stub of " + type.getSimpleName();
                };
            }
            throw new UnsupportedOperationException("the test does not expect " + method);
        }));
    }
}
