package dev.keypool.identitypools.observability;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.workflow.WorkflowEventProvider;

/**
 * Who hears of issued credentials in a realm. An event that nobody hears is not made: that would cost more than the
 * policies' decision.
 */
public final class Audience {

    /** {@code JBossLoggingEventListenerProviderFactory}: in every new realm, and silent unless its level is logged. */
    private static final String LOG = "jboss-logging";
    private static final Logger EVENT_LOG = Logger.getLogger("org.keycloak.events");
    /** {@code WorkflowsEventListenerFactory}, in all realms; Keycloak's own workflows wait for other events than ours. */
    private static final String WORKFLOWS = "workflow-event-listener";

    /** Our own triggers', in all realms; it hears what the realm's subscriptions want. */
    private static final String SUBSCRIPTIONS = "keypool-events";
    private static final String SUBSCRIPTION = "dev.keypool.triggers.EventSubscription";
    /** Our own user pools', in all realms; it waits for sign-ins and changed profiles. */
    private static final String PHONE_NUMBERS = "keypool-phone-number";

    private final boolean always;
    private final Logger.Level level;

    private Audience(boolean always, Logger.Level level) {
        this.always = always;
        this.level = level;
    }

    public static Audience of(RealmModel realm, KeycloakSessionFactory factories) {
        Set<String> listeners = factories.getProviderFactoriesStream(EventListenerProvider.class)
                .filter(factory -> factory instanceof EventListenerProviderFactory listener && listener.isGlobal())
                .map(factory -> factory.getId()).collect(Collectors.toSet());
        realm.getEventsListenersStream().forEach(listeners::add);
        boolean logs = listeners.remove(LOG);
        boolean ownWorkflows = factories.getProviderFactoriesStream(WorkflowEventProvider.class)
                .allMatch(factory -> factory.getClass().getName().startsWith("org.keycloak."));
        if (ownWorkflows) {
            listeners.remove(WORKFLOWS);
        }
        listeners.remove(PHONE_NUMBERS);
        if (listeners.contains(SUBSCRIPTIONS) && realm.getComponentsStream(realm.getId(), SUBSCRIPTION).findAny().isEmpty()) {
            listeners.remove(SUBSCRIPTIONS);
        }
        return new Audience(!listeners.isEmpty() || new EventRealm(realm).isEventsEnabled(), logs ? successLevel() : null);
    }

    /** Whether an event of a success would be heard by anybody now. */
    public boolean hears() {
        return always || level != null && EVENT_LOG.isEnabled(level);
    }

    private static Logger.Level successLevel() {
        String level = Config.scope("eventsListener", LOG).get("success-level", "debug");
        return Logger.Level.valueOf(level.toUpperCase(Locale.ROOT));
    }
}
