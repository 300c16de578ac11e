package dev.keypool.outbound;

import java.net.InetAddress;
import java.util.Locale;

/**
 * A host that may have a private address and be spoken to without TLS.
 *
 * @param host a name in lower case, or an address as {@link InetAddress#getHostAddress} writes it
 * @param port 0 for every port
 */
record AllowedHost(String host, int port) {

    /** Reads {@code name}, {@code name:port}, {@code 10.0.0.1}, {@code 10.0.0.1:port}, {@code ::1}, {@code [::1]} or {@code [::1]:port}. */
    static AllowedHost parse(String text) {
        InetAddress bare = IpLiteral.parse(text);
        if (bare != null) {
            return new AllowedHost(bare.getHostAddress(), 0);
        }
        int colon = text.lastIndexOf(':');
        boolean withPort = colon > text.lastIndexOf(']');
        String host = withPort ? text.substring(0, colon) : text;
        int port = withPort ? port(text.substring(colon + 1)) : 0;
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        InetAddress literal = IpLiteral.parse(brackets ? host.substring(1, host.length() - 1) : host);
        boolean well = brackets ? literal != null : literal != null && host.indexOf(':') < 0 || Target.isName(host);
        if (!well || port < 0) {
            throw new IllegalArgumentException("Not a host: a name or address is expected, with a port or without: idp.internal, "
                    + "10.0.0.5:8443, [fd00::5]:8443.");
        }
        return new AllowedHost(literal == null ? host.toLowerCase(Locale.ROOT) : literal.getHostAddress(), port);
    }

    boolean isFor(String otherHost) {
        return host.equals(otherHost);
    }

    boolean isFor(String otherHost, int otherPort) {
        return isFor(otherHost) && (port == 0 || port == otherPort);
    }

    private static int port(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = digits ? Integer.parseInt(text) : 0;
        return port > 0 && port <= 65535 ? port : -1;
    }
}
