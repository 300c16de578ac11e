package dev.keypool.userpools.codes;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as it tells one stranger from another. */
final class Source {

    private static final int MAX_LENGTH = 45;
    /** What one site is given (RFC 6177), and may take addresses from as it likes. */
    private static final int SITE_BYTES = 48 / 8;

    private Source() {
    }

    /** @param address as Keycloak has it, which is the proxy's where the option {@code proxy-headers} is not set */
    static String of(String address) {
        String literal = String.valueOf(address).replaceFirst("%.*", "");
        boolean plain = literal.length() <= MAX_LENGTH && literal.indexOf(':') >= 0 && literal.matches("[0-9a-fA-F:.]+");
        if (!plain) {
            return literal;
        }
        try {
            // In brackets InetAddress takes nothing but IPv6 and asks no name server.
            InetAddress parsed = InetAddress.getByName("[" + literal + "]");
            return parsed instanceof Inet6Address six ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), SITE_BYTES)) : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return literal;
        }
    }
}
