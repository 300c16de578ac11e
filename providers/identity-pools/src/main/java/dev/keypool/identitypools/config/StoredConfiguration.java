package dev.keypool.identitypools.config;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * The pools and roles of a realm that can be used. Each is validated again when it is read: a change that Keycloak
 * refused can stay visible in its realm cache, and a component may be older than a rule. What is invalid is left out,
 * so that its use is denied, and logged.
 */
public final class StoredConfiguration {

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");

    private final RealmModel realm;
    private final RealmSettings settings;

    public StoredConfiguration(RealmModel realm, RealmSettings settings) {
        this.realm = realm;
        this.settings = settings;
    }

    public List<IdentityPool> pools() {
        return read(IdentityPool.class, component -> IdentityPoolConfig.isBeingDeleted(component) ? null : IdentityPoolConfig.read(component));
    }

    /** Of two roles that share a name (in whatever case, as IAM has it) nobody could tell which is meant: neither. */
    public List<Role> roles() {
        Map<String, List<Role>> byName = read(Role.class, component -> RoleConfig.read(component, settings)).stream()
                .collect(Collectors.groupingBy(role -> role.name().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
        byName.values().stream().filter(roles -> roles.size() > 1).forEach(roles -> LOG.warnf(
                "Roles named %s of realm %s cannot be used: there are %d.", roles.get(0).name(), realm.getName(), roles.size()));
        return byName.values().stream().filter(roles -> roles.size() == 1).map(roles -> roles.get(0)).toList();
    }

    private <T> List<T> read(Class<T> type, Function<ComponentModel, T> reader) {
        return realm.getComponentsStream(realm.getId(), type.getName())
                .map(component -> readOne(type, component, reader))
                .filter(Objects::nonNull)
                .toList();
    }

    private <T> T readOne(Class<T> type, ComponentModel component, Function<ComponentModel, T> reader) {
        try {
            return reader.apply(component);
        } catch (InvalidConfigurationException e) {
            LOG.warnf("%s %s of realm %s cannot be used: %s", type.getSimpleName(), component.getName(),
                    realm.getName(), e.getMessage());
            return null;
        }
    }
}
