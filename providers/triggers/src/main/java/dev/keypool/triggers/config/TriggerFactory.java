package dev.keypool.triggers.config;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TriggerType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Assigned triggers as components of the realm. */
public final class TriggerFactory implements ComponentFactory<Trigger, Trigger> {

    public static final String ID = "trigger";
    static final String TRIGGER = "trigger";
    static final String FUNCTION = "function";
    static final String VERSION = "lambdaVersion";
    static final String ON_FAILURE = "onFailure";

    private static final String STOP = "stop";
    private static final String CONTINUE = "continue";

    private static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(TRIGGER).label("Trigger").type(ProviderConfigProperty.LIST_TYPE)
            .options(Arrays.stream(TriggerType.values()).map(TriggerType::awsName).toList())
            .helpText("When the function is called.").add()
            .property().name(FUNCTION).label("Function").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Name of a function of this realm.").add()
            .property().name(AppClient.NAME).label("App client").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Client ID of the one app client that it is for, instead of the whole realm's trigger. Whoever has signed in at another app client "
                    + "is signed in at this one too, unasked: a trigger that keeps people out belongs to the realm. It stays the trigger of an app "
                    + "client that is renamed.").add()
            .property().name(VERSION).label("Event version").type(ProviderConfigProperty.LIST_TYPE)
            .options(Arrays.stream(EventVersion.values()).map(Enum::name).toList()).defaultValue(EventVersion.V1_0.name())
            .helpText("Of PreTokenGeneration: V1_0 customizes ID tokens, V2_0 access tokens too, V3_0 those of the client credentials grant too.").add()
            .property().name(ON_FAILURE).label("When the function fails").type(ProviderConfigProperty.LIST_TYPE).options(STOP, CONTINUE)
            .defaultValue(STOP).helpText("Stop the flow, or go on as if there were no function.").add()
            .build();
    private static final List<ProviderConfigProperty> ALL_PROPERTIES =
            Stream.concat(PROPERTIES.stream(), VariantSettings.PROPERTIES.stream()).toList();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Calls a function at a point of the user pool's flows.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ALL_PROPERTIES;
    }

    @Override
    public Trigger create(KeycloakSession session, ComponentModel component) {
        return read(component);
    }

    /** A function that is not there yet is tolerated, because the order of an import is arbitrary: the call of it fails. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) throws ComponentValidationException {
        Settings.validate(() -> {
            read(component);
            AppClient.bind(realm, component);
            requireOnlyOne(realm, component, read(component));
        });
    }

    private static void requireOnlyOne(RealmModel realm, ComponentModel component, Trigger trigger) {
        boolean taken = AssignedTriggers.all(realm).anyMatch(other -> !other.getId().equals(component.getId())
                && trigger.type().awsName().equals(other.get(TRIGGER)) && AppClient.isOfBoth(realm, component, other));
        if (taken) {
            throw new InvalidConfigurationException(trigger.type().awsName() + " has a function already"
                    + (trigger.clientId() == null ? "." : " for app client " + trigger.clientId() + "."));
        }
    }

    static Trigger read(ComponentModel component) {
        Settings settings = new Settings(component);
        TriggerType type = TriggerType.of(settings.required(TRIGGER))
                .orElseThrow(() -> new InvalidConfigurationException(TRIGGER + " must be one of " + TriggerType.names() + "."));
        String version = settings.text(VERSION);
        if (version != null && EventVersion.of(version).isEmpty()) {
            throw new InvalidConfigurationException(VERSION + " must be V1_0, V2_0 or V3_0.");
        }
        String onFailure = settings.text(ON_FAILURE);
        if (onFailure != null && !onFailure.equals(STOP) && !onFailure.equals(CONTINUE)) {
            throw new InvalidConfigurationException(ON_FAILURE + " must be stop or continue.");
        }
        return new Trigger(type, settings.required(FUNCTION), settings.text(AppClient.NAME),
                version == null ? EventVersion.V1_0 : EventVersion.valueOf(version), CONTINUE.equals(onFailure),
                VariantSettings.read(settings));
    }

    @Override
    public void init(Config.Scope config) {
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof ClientModel.ClientUpdatedEvent updated) {
                ClientModel client = updated.getUpdatedClient();
                AppClient.renamed(updated.getKeycloakSession().realms().getRealm(client.getRealm().getId()), client);
            }
        });
    }

    @Override
    public void close() {
    }
}
