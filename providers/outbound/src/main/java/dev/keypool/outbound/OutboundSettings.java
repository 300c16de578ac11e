package dev.keypool.outbound;

import dev.keypool.outbound.OutboundException.Reason;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;

/** What a client may call, and how much of everything it takes. Whatever is not set has a default that fits small JSON calls. */
public final class OutboundSettings {

    final List<AllowedHost> hosts;
    final List<Network> networks;
    final HttpHost proxy;
    final SSLContext tls;
    final Duration connectTimeout;
    final Duration readTimeout;
    final Duration deadline;
    final int maxResponseBytes;
    final int maxCalls;
    final int maxCallsPerHost;

    private OutboundSettings(Builder from) {
        hosts = List.copyOf(from.hosts);
        networks = List.copyOf(from.networks);
        proxy = from.proxy;
        tls = from.tls == null ? defaultTls() : from.tls;
        connectTimeout = from.connectTimeout;
        readTimeout = from.readTimeout;
        deadline = from.deadline;
        maxResponseBytes = from.maxResponseBytes;
        maxCalls = from.maxCalls;
        maxCallsPerHost = from.maxCallsPerHost;
    }

    public static Builder builder() {
        return new Builder();
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform's own trusted certificates cannot be read", e);
        }
    }

    /** Collects settings; each method says what it takes, and throws IllegalArgumentException for the rest. */
    public static final class Builder {

        private static final int MAX_RESPONSE_BYTES = 64 * 1024 * 1024;
        private static final Duration MAX_DURATION = Duration.ofMinutes(15);

        private final List<AllowedHost> hosts = new ArrayList<>();
        private final List<Network> networks = new ArrayList<>();
        private HttpHost proxy;
        private SSLContext tls;
        private Duration connectTimeout = Duration.ofSeconds(3);
        private Duration readTimeout = Duration.ofSeconds(5);
        private Duration deadline = Duration.ofSeconds(10);
        private int maxResponseBytes = 1024 * 1024;
        private int maxCalls = 128;
        private int maxCallsPerHost = 32;

        /**
         * A host that may have a private address and may be called by http.
         *
         * @param host a name or address, with a port (only that one is allowed then) or without: {@code idp.internal},
         *             {@code 10.0.0.5:8443}, {@code [fd00::5]:8443}
         */
        public Builder allowedPrivateHost(String host) {
            hosts.add(AllowedHost.parse(host));
            return this;
        }

        /** Addresses that any host may have, and that may be called by http where they stand in the URL themselves. */
        public Builder allowedPrivateNetwork(Network network) {
            networks.add(Objects.requireNonNull(network));
            return this;
        }

        /**
         * An HTTP proxy for all calls. It looks names up itself, so refusing private addresses is its task then; addresses
         * in URLs are still checked here. System properties and environment variables about proxies are never followed.
         *
         * @param uri {@code http://host:port}
         */
        public Builder proxy(URI uri) {
            try {
                Target target = Target.of(uri);
                if (target.tls() || !target.path().equals("/")) {
                    throw new OutboundException(Reason.BAD_URL, null);
                }
                proxy = new HttpHost(target.host(), target.port(), "http");
                return this;
            } catch (OutboundException e) {
                throw new IllegalArgumentException("Not a proxy: http://host:port is expected.");
            }
        }

        /** Whose certificates are trusted, and the client's own if it has any; that a certificate is for the host is always checked. */
        public Builder tls(SSLContext context) {
            tls = Objects.requireNonNull(context);
            return this;
        }

        /** For each address of a host; default 3 seconds. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = bounded(timeout);
            return this;
        }

        /** Between two bytes; default 5 seconds. */
        public Builder readTimeout(Duration timeout) {
            readTimeout = bounded(timeout);
            return this;
        }

        /** For all of a call, looking up names included; default 10 seconds. */
        public Builder deadline(Duration total) {
            deadline = bounded(total);
            return this;
        }

        /** Bytes of an answer's body, at most 64 MiB; default 1 MiB. */
        public Builder maxResponseBytes(int bytes) {
            maxResponseBytes = positive(bytes, MAX_RESPONSE_BYTES);
            return this;
        }

        /** Calls under way at once, each of which holds a thread of the client's own; default 128. */
        public Builder maxCalls(int calls) {
            maxCalls = positive(calls, 10_000);
            return this;
        }

        /** Calls under way at once to one host and port; default 32. */
        public Builder maxCallsPerHost(int calls) {
            maxCallsPerHost = positive(calls, 10_000);
            return this;
        }

        public OutboundSettings build() {
            return new OutboundSettings(this);
        }

        private static Duration bounded(Duration duration) {
            if (duration.toMillis() < 1 || duration.compareTo(MAX_DURATION) > 0) {
                throw new IllegalArgumentException("Not a timeout: 1 millisecond to 15 minutes are allowed.");
            }
            return duration;
        }

        private static int positive(int number, int max) {
            if (number < 1 || number > max) {
                throw new IllegalArgumentException("Not a limit: 1 to " + max + " are allowed.");
            }
            return number;
        }
    }
}
