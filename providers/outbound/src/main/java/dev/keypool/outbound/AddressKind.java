package dev.keypool.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an address is for, after IANA's special-purpose address registries (RFC 6890 and its updates). IPv6 is public
 * only where addresses are handed out at all, and an IPv4 address inside an IPv6 one is what that IPv4 address is.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special-purpose addresses</a>
 */
enum AddressKind {

    /** Anybody's host on the Internet. */
    PUBLIC,
    /** This host, or one of the networks around it: an allowed host may be there. */
    PRIVATE,
    /** Neither: link-local (where clouds keep credentials), multicast, unspecified, documentation and the like. */
    RESERVED;

    private static final List<Network> PRIVATE_NETWORKS = networks("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            // Carrier-grade NAT, RFC 6598.
            "100.64.0.0/10",
            "::1", "fc00::/7");

    private static final List<Network> RESERVED_NETWORKS = networks("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Public by number, but it is Azure's platform that answers there, to virtual machines only.
            "168.63.129.16",
            // IETF protocol assignments (Teredo among them) and documentation.
            "2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

    static AddressKind of(InetAddress address) {
        return of(address.getAddress());
    }

    static AddressKind of(byte[] address) {
        if (anyOf(PRIVATE_NETWORKS, address)) {
            return PRIVATE;
        }
        if (anyOf(RESERVED_NETWORKS, address)) {
            return RESERVED;
        }
        if (address.length == 4) {
            return PUBLIC;
        }
        byte[] inner = inner(address);
        if (inner != null) {
            return of(inner);
        }
        // IPv4-compatible (::a.b.c.d), link-local, site-local, multicast and the NAT64 of somebody's own are outside.
        return GLOBAL_UNICAST.contains(address) ? PUBLIC : RESERVED;
    }

    /** The IPv4 address that an IPv6 one stands for, or null. */
    private static byte[] inner(byte[] address) {
        if (NAT64.contains(address) || isMapped(address)) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        return SIX_TO_FOUR.contains(address) ? Arrays.copyOfRange(address, 2, 6) : null;
    }

    /** {@code ::ffff:0:0/96}: text never becomes one, InetAddress makes IPv4 of it, but an answer of DNS may be one. */
    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }

    private static boolean anyOf(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
