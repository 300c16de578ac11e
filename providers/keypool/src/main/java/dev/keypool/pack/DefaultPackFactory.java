package dev.keypool.pack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.Version;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Says once at start, and in Server info, which version of the pack runs here. */
public final class DefaultPackFactory implements PackFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger("dev.keypool");

    private final Pack pack = PackProperties.load();

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public Pack create(KeycloakSession session) {
        return pack;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        StartupNotice notice = new StartupNotice(pack, Version.VERSION);
        LOG.info(notice.greeting());
        notice.warning().ifPresent(LOG::warn);
    }

    @Override
    public void close() {}

    @Override
    public Map<String, String> getOperationalInfo() {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("version", pack.version());
        info.put("tested on Keycloak", pack.tested().toString());
        return info;
    }
}
