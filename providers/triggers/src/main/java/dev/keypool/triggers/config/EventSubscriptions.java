package dev.keypool.triggers.config;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.triggers.EventSubscription;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** Finds who wants events. Keycloak has a realm's components in its cache by type: without any, this costs a look into a map. */
public final class EventSubscriptions {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    /** Components that the log has told of already. */
    private static final Cache<String, Boolean> TOLD = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofHours(1)).build();

    private EventSubscriptions() {
    }

    public static Stream<EventSubscription> all(RealmModel realm) {
        return Components.of(realm, EventSubscription.class).flatMap(component -> read(component).stream());
    }

    /** Empty where its settings cannot be read, which an import can bring about: nobody knows which events it is for. */
    public static Optional<EventSubscription> read(ComponentModel component) {
        try {
            return Optional.of(Components.made(component, EventSubscription.class, () -> EventSubscriptionFactory.read(component)));
        } catch (InvalidConfigurationException e) {
            boolean told = TOLD.asMap().putIfAbsent(component.getId(), true) != null;
            LOG.logf(told ? Logger.Level.DEBUG : Logger.Level.WARN, "The event subscription %s gets nothing: %s", component.getId(), e.getMessage());
            return Optional.empty();
        }
    }
}
