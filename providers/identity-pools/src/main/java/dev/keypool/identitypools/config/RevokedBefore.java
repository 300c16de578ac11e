package dev.keypool.identitypools.config;

import java.time.Instant;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The time before which what a pool or role issued is refused. It moves forward only: whoever writes a component anew,
 * from a file that knows nothing of a revocation, must not give back what was taken.
 */
final class RevokedBefore {

    /** Seconds by which the clock of whoever wrote the component may be ahead of ours. */
    private static final int MAX_SKEW = 300;

    private final KeycloakSession session;
    private final String setting;

    RevokedBefore(KeycloakSession session, String setting) {
        this.session = session;
        this.setting = setting;
    }

    /**
     * Sets the component's time to the stored one, where that is later. The transaction has locked the component.
     *
     * @param known whether the component is stored
     * @throws InvalidConfigurationException when the component's time is in the future: nothing that is issued until then
     *                                       would be good for anything
     */
    void keepLater(ComponentModel component, boolean known) {
        long time = new ComponentConfig(component).time(setting);
        if (time > Instant.now().getEpochSecond() + MAX_SKEW) {
            throw new InvalidConfigurationException(setting + " must not be in the future.");
        }
        long before = known ? storedTime(component.getId()) : 0;
        if (before > time) {
            component.put(setting, Long.toString(before));
        }
    }

    /** As a column: Keycloak's session may know the component from before it was locked. */
    private long storedTime(String componentId) {
        ComponentModel stored = new ComponentModel();
        session.getProvider(JpaConnectionProvider.class).getEntityManager()
                .createQuery("select c.value from ComponentConfigEntity c where c.component.id = :id and c.name = :name", String.class)
                .setParameter("id", componentId).setParameter("name", setting).getResultList().forEach(value -> stored.put(setting, value));
        try {
            return new ComponentConfig(stored).time(setting);
        } catch (InvalidConfigurationException e) {
            // Such a component is refused whenever it is read.
            return 0;
        }
    }
}
