package dev.keypool.triggers.config;

import dev.keypool.triggers.TriggerFunction;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.vault.VaultStringSecret;

/** What functions of all kinds have: how long, how often and how many at once they are called. */
public abstract class TriggerFunctionFactory implements ComponentFactory<TriggerFunction, TriggerFunction> {

    private static final String TIMEOUT = "timeoutMillis";
    private static final String ATTEMPTS = "attempts";
    private static final String PLACES = "maxConcurrency";

    private static final List<ProviderConfigProperty> LIMITS = ProviderConfigurationBuilder.create()
            .property().name(TIMEOUT).label("Time limit in milliseconds").type(ProviderConfigProperty.STRING_TYPE).defaultValue("5000")
            .helpText("Of one attempt, 100 to 30000.").add()
            .property().name(ATTEMPTS).label("Attempts").type(ProviderConfigProperty.STRING_TYPE).defaultValue("3")
            .helpText("1 to 3; the further ones only where there was no answer, and never of functions in Java.").add()
            .property().name(PLACES).label("Calls at once").type(ProviderConfigProperty.STRING_TYPE).defaultValue("32")
            .helpText("On each node, 1 to 256; whoever finds no place fails at once.").add()
            .build();

    private final List<ProviderConfigProperty> properties;
    private final BuiltFunctions built = new BuiltFunctions();

    TriggerFunctionFactory(List<ProviderConfigProperty> own) {
        properties = new ArrayList<>(own);
        properties.addAll(LIMITS);
    }

    /** @param secrets what a setting that may be a vault reference stands for; texts that are none stand for themselves */
    abstract FunctionEndpoint endpoint(Settings settings, UnaryOperator<String> secrets);

    /** What only an administrator who saves a function can wait for, and not each call. */
    void check(FunctionEndpoint endpoint) {
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return List.copyOf(properties);
    }

    @Override
    public final TriggerFunction create(KeycloakSession session, ComponentModel component) {
        return build(component, text -> secret(session, text));
    }

    /** For calls: not built again while nothing has changed. */
    final TriggerFunction kept(KeycloakSession session, ComponentModel component) {
        return built.get(component, text -> secret(session, text), secrets -> build(component, secrets));
    }

    private TriggerFunction build(ComponentModel component, UnaryOperator<String> secrets) {
        Settings settings = new Settings(component);
        CallLimits limits = new CallLimits(Duration.ofMillis(settings.number(TIMEOUT, 5000, 100, 30_000)),
                settings.number(ATTEMPTS, 3, 1, 3), settings.number(PLACES, 32, 1, 256));
        return new TriggerFunction(component.getId(), component.getName(), limits, endpoint(settings, secrets));
    }

    @Override
    public final void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) throws ComponentValidationException {
        Settings.validate(() -> {
            TriggerFunction function = create(session, component);
            if (component.getName() == null || component.getName().isBlank() || component.getName().length() > 128) {
                throw new InvalidConfigurationException("name must have 1 to 128 characters.");
            }
            boolean taken = ConfiguredFunctions.all(realm).anyMatch(other -> !other.getId().equals(component.getId())
                    && component.getName().equals(other.getName()));
            if (taken) {
                throw new InvalidConfigurationException("A function named " + component.getName() + " exists already.");
            }
            check(function.endpoint());
        });
    }

    @Override
    public final void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel now) {
        if (!Objects.equals(before.getName(), now.getName())) {
            session.getProvider(Triggers.class).forget(realm, before.getName());
        }
    }

    @Override
    public final void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        session.getProvider(Triggers.class).forget(realm, component.getName());
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
