package dev.keypool.outbound;

import dev.keypool.outbound.OutboundException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where a request goes: a URL that leaves no two readers of opinion about its host.
 *
 * @param host    in lower case, IPv6 without brackets
 * @param literal the address, when the host is one, else null
 * @param path    path and query as they were written
 */
record Target(boolean tls, String host, InetAddress literal, int port, String path) {

    private static final int MAX_URL = 8192;
    private static final int MAX_HOST = 253;
    private static final int MAX_LABEL = 63;

    static Target of(URI uri) throws OutboundException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        // Where java.net.URI does not understand the host (userinfo tricks, "_", "%", 0x7f000001) it has none.
        String host = uri.getHost();
        boolean wellFormed = (scheme.equals("https") || scheme.equals("http")) && host != null && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null && uri.getPort() != 0 && uri.getPort() <= 65535 && isAscii(uri.toString());
        require(wellFormed);
        boolean tls = scheme.equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        String path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        if (host.startsWith("[")) {
            InetAddress address = IpLiteral.parse(host.substring(1, host.length() - 1));
            require(address != null);
            return new Target(tls, address.getHostAddress(), address, port, path);
        }
        require(isName(host) || IpLiteral.parse(host) != null);
        return new Target(tls, host.toLowerCase(Locale.ROOT), IpLiteral.parse(host), port, path);
    }

    /** What a message may say of it. */
    String origin() {
        return (tls ? "https://" : "http://") + authority() + ":" + port;
    }

    /** The Host header. */
    String hostHeader() {
        return port == (tls ? 443 : 80) ? authority() : authority() + ":" + port;
    }

    /** For a proxy. */
    String hostAndPort() {
        return authority() + ":" + port;
    }

    private String authority() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** A DNS name (RFC 1123) that nobody could take for a number, as "127.1", "0x7f.1" and "2130706433" are to some. */
    static boolean isName(String host) {
        if (host.isEmpty() || host.length() > MAX_HOST) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            boolean letters = label.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
            if (label.isEmpty() || label.length() > MAX_LABEL || !letters || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        char first = labels[labels.length - 1].charAt(0);
        return !Character.isDigit(first);
    }

    private static boolean isAscii(String url) {
        return url.length() <= MAX_URL && url.chars().allMatch(c -> c > 32 && c < 127);
    }

    private static void require(boolean wellFormed) throws OutboundException {
        if (!wellFormed) {
            throw new OutboundException(Reason.BAD_URL, null);
        }
    }
}
