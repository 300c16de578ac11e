package dev.keypool.triggers.config;

import dev.keypool.triggers.EventSubscription;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.outbox.EventPatterns;
import dev.keypool.triggers.outbox.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Event subscriptions as components of the realm. */
public final class EventSubscriptionFactory implements ComponentFactory<EventSubscription, EventSubscription> {

    private static final String FUNCTION = "function";
    private static final String EVENTS = "events";
    private static final String REPRESENTATION = "includeRepresentation";
    private static final String PERSONAL_DATA = "includePersonalData";
    private static final String MAX_ATTEMPTS = "maxAttempts";
    private static final String MAX_AGE = "maxAgeMinutes";

    private static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(FUNCTION).label("Function").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Name of a function of this realm.").add()
            .property().name(EVENTS).label("Events").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("Types of user events such as LOGIN, and of admin events such as USER:CREATE; * stands for any text.").add()
            .property().name(REPRESENTATION).label("Include representation").type(ProviderConfigProperty.BOOLEAN_TYPE).defaultValue("false")
            .helpText("Of admin events, where the realm's own \"Include representation\" is on as well.").add()
            .property().name(PERSONAL_DATA).label("Include personal data").type(ProviderConfigProperty.BOOLEAN_TYPE).defaultValue("false")
            .helpText("IP addresses, user names, e-mail addresses and names.").add()
            .property().name(MAX_ATTEMPTS).label("Attempts").type(ProviderConfigProperty.STRING_TYPE).defaultValue("30")
            .helpText("1 to 1000; then the event is a dead letter.").add()
            .property().name(MAX_AGE).label("Age in minutes").type(ProviderConfigProperty.STRING_TYPE).defaultValue("1440")
            .helpText("1 to 10080; an event that is older is not tried again.").add()
            .build();

    @Override
    public String getId() {
        return "event-subscription";
    }

    @Override
    public String getHelpText() {
        return "Sends a function the realm's events, after what they tell of is committed.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    public EventSubscription create(KeycloakSession session, ComponentModel component) {
        return read(component);
    }

    /** A function that is not there yet is tolerated, because the order of an import is arbitrary: its events wait. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) throws ComponentValidationException {
        Settings.validate(() -> read(component));
    }

    static EventSubscription read(ComponentModel component) {
        Settings settings = new Settings(component);
        return new EventSubscription(component.getId(), settings.required(FUNCTION), events(settings.texts(EVENTS)),
                isOn(settings, REPRESENTATION), isOn(settings, PERSONAL_DATA),
                new Retries(settings.number(MAX_ATTEMPTS, Retries.BY_DEFAULT.attempts(), 1, 1000),
                        Duration.ofMinutes(settings.number(MAX_AGE, (int) Retries.BY_DEFAULT.age().toMinutes(), 1, 10_080))));
    }

    private static EventPatterns events(List<String> patterns) {
        try {
            return EventPatterns.of(patterns);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(EVENTS + " " + e.getMessage());
        }
    }

    private static boolean isOn(Settings settings, String key) {
        String value = settings.text(key);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new InvalidConfigurationException(key + " must be true or false.");
        }
        return "true".equals(value);
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel now) {
        if (!Objects.equals(before.get(FUNCTION), now.get(FUNCTION))) {
            forget(session, realm, before);
        }
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        forget(session, realm, component);
    }

    /** What this node has measured of events for a function to which no other subscription sends any. */
    private static void forget(KeycloakSession session, RealmModel realm, ComponentModel component) {
        String function = component.get(FUNCTION);
        if (function != null && EventSubscriptions.all(realm)
                .noneMatch(other -> !other.id().equals(component.getId()) && other.function().equals(function))) {
            session.getProvider(Triggers.class).forgetEvents(realm, function);
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
