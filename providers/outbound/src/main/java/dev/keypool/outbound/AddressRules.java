package dev.keypool.outbound;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may be connected to. An allowed host may have a private address; a reserved one only where the host
 * is written as that address or its network is allowed, so that the name server of an allowed name cannot reach a
 * cloud's metadata service.
 */
final class AddressRules {

    private final List<AllowedHost> hosts;
    private final List<Network> networks;

    AddressRules(List<AllowedHost> hosts, List<Network> networks) {
        this.hosts = List.copyOf(hosts);
        this.networks = List.copyOf(networks);
    }

    boolean allowsPlainHttp(Target target) {
        return hosts.stream().anyMatch(host -> host.isFor(target.host(), target.port()))
                || target.literal() != null && inAllowedNetwork(target.literal());
    }

    boolean allows(String host, int port, InetAddress address) {
        return allows(host, address, hosts.stream().anyMatch(allowed -> allowed.isFor(host, port)));
    }

    /** Whether there is a port at which the host may have this address. */
    boolean allowsAtSomePort(String host, InetAddress address) {
        return allows(host, address, hosts.stream().anyMatch(allowed -> allowed.isFor(host)));
    }

    private boolean allows(String host, InetAddress address, boolean allowedHost) {
        return switch (AddressKind.of(address)) {
            case PUBLIC -> true;
            case PRIVATE -> allowedHost || inAllowedNetwork(address);
            case RESERVED -> allowedHost && address.equals(IpLiteral.parse(host)) || inAllowedNetwork(address);
        };
    }

    private boolean inAllowedNetwork(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
