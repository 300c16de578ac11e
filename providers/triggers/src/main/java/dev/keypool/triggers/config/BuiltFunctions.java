package dev.keypool.triggers.config;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.triggers.TriggerFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.keycloak.component.ComponentModel;

/**
 * Functions as they were built of their components, so that not each call reads all settings and keys again: for as long as settings are
 * the same, and each secret that the vault was asked for, which may change there without anybody saving the function.
 */
final class BuiltFunctions {

    private static final int MAX = 10_000;

    private final Cache<String, Built> functions = Caffeine.newBuilder().maximumSize(MAX).expireAfterAccess(Duration.ofHours(1)).build();

    /** @param secrets what was asked for, and what it stood for */
    private record Built(String name, Map<String, List<String>> settings, Map<String, String> secrets, TriggerFunction function) {

        boolean isOf(ComponentModel component, UnaryOperator<String> vault) {
            return name.equals(component.getName()) && settings.equals(component.getConfig())
                    && secrets.entrySet().stream().allMatch(secret -> secret.getValue().equals(vault.apply(secret.getKey())));
        }

        /** Without secrets. */
        @Override
        public String toString() {
            return "Built[" + name + "]";
        }
    }

    /**
     * @param vault what a setting that may be a vault reference stands for
     * @param build of the component, with what it is to ask for secrets
     * @throws InvalidConfigurationException as either of them
     */
    TriggerFunction get(ComponentModel component, UnaryOperator<String> vault, Function<UnaryOperator<String>, TriggerFunction> build) {
        Built built = functions.getIfPresent(component.getId());
        if (built != null && built.isOf(component, vault)) {
            return built.function;
        }
        Map<String, String> secrets = new HashMap<>();
        Map<String, List<String>> settings = new HashMap<>();
        component.getConfig().forEach((setting, values) -> settings.put(setting, new ArrayList<>(values)));
        TriggerFunction function = build.apply(text -> secrets.computeIfAbsent(text, vault));
        functions.put(component.getId(), new Built(component.getName(), settings, secrets, function));
        return function;
    }
}
