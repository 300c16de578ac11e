package dev.keypool.identitypools.idp;

import dev.keypool.outbound.Network;
import dev.keypool.outbound.OutboundSettings;
import java.net.URI;
import org.keycloak.Config;

/** What the server may call, from the provider's options: public addresses by HTTPS unless more is allowed. */
final class OutboundConfig {

    /** Hosts, with a port or without, that may have a private address and be called by http. */
    static final String ALLOWED_HOSTS = "outbound-allowed-hosts";
    /** Networks such as {@code 10.1.0.0/16} whose addresses may be called. */
    static final String ALLOWED_NETWORKS = "outbound-allowed-networks";
    /** {@code http://host:port}. */
    static final String PROXY = "outbound-proxy";

    private OutboundConfig() {
    }

    /** @throws IllegalArgumentException when an option has a value that is not of its form */
    static OutboundSettings read(Config.Scope config) {
        OutboundSettings.Builder settings = OutboundSettings.builder();
        for (String host : words(config, ALLOWED_HOSTS)) {
            settings.allowedPrivateHost(host);
        }
        for (String network : words(config, ALLOWED_NETWORKS)) {
            settings.allowedPrivateNetwork(Network.parse(network));
        }
        if (config.get(PROXY) != null) {
            settings.proxy(URI.create(config.get(PROXY)));
        }
        return settings.build();
    }

    private static String[] words(Config.Scope config, String option) {
        String text = config.get(option);
        return text == null || text.isBlank() ? new String[0] : text.trim().split("[\\s,]+");
    }
}
