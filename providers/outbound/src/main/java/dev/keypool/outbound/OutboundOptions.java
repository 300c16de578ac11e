package dev.keypool.outbound;

import java.net.URI;
import java.util.function.UnaryOperator;

/** What the server may call, from a provider's options: public addresses by HTTPS unless more is allowed. */
public final class OutboundOptions {

    /** Hosts, with a port or without, that may have a private address and be called by http. */
    static final String ALLOWED_HOSTS = "outbound-allowed-hosts";
    /** Networks such as {@code 10.1.0.0/16} whose addresses may be called. */
    static final String ALLOWED_NETWORKS = "outbound-allowed-networks";
    /** {@code http://host:port}. */
    static final String PROXY = "outbound-proxy";

    private OutboundOptions() {
    }

    /**
     * Reads the options.
     *
     * @param options value by name, null for an option that was not given
     * @throws IllegalArgumentException when an option has a value that is not of its form
     */
    public static OutboundSettings.Builder read(UnaryOperator<String> options) {
        OutboundSettings.Builder settings = OutboundSettings.builder();
        for (String host : words(options.apply(ALLOWED_HOSTS))) {
            settings.allowedPrivateHost(host);
        }
        for (String network : words(options.apply(ALLOWED_NETWORKS))) {
            settings.allowedPrivateNetwork(Network.parse(network));
        }
        String proxy = options.apply(PROXY);
        if (proxy != null) {
            settings.proxy(URI.create(proxy));
        }
        return settings;
    }

    private static String[] words(String text) {
        return text == null || text.isBlank() ? new String[0] : text.trim().split("[\\s,]+");
    }
}
