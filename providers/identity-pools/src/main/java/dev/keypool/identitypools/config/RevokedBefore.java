package dev.keypool.identitypools.config;

import java.time.Instant;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * The time before which what a pool or role issued is refused. It moves forward only: whoever writes a component anew,
 * from a file that knows nothing of a revocation, must not give back what was taken.
 */
final class RevokedBefore {

    /** Seconds by which the clock of whoever wrote the component may be ahead of ours. */
    private static final int MAX_SKEW = 300;

    private final RealmModel realm;
    private final String setting;

    RevokedBefore(RealmModel realm, String setting) {
        this.realm = realm;
        this.setting = setting;
    }

    /**
     * Sets the component's time to the stored one, where that is later.
     *
     * @throws InvalidConfigurationException when the component's time is in the future: nothing that is issued until then
     *                                       would be good for anything
     */
    void keepLater(ComponentModel component) {
        long time = new ComponentConfig(component).time(setting);
        if (time > Instant.now().getEpochSecond() + MAX_SKEW) {
            throw new InvalidConfigurationException(setting + " must not be in the future.");
        }
        ComponentModel stored = component.getId() == null ? null : realm.getComponent(component.getId());
        long before = stored == null ? 0 : storedTime(stored);
        if (before > time) {
            component.put(setting, Long.toString(before));
        }
    }

    private long storedTime(ComponentModel stored) {
        try {
            return new ComponentConfig(stored).time(setting);
        } catch (InvalidConfigurationException e) {
            // Such a component is refused whenever it is read.
            return 0;
        }
    }
}
