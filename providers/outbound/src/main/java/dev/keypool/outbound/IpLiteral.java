package dev.keypool.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses written as text, in the one way that everybody reads alike: four decimal numbers without leading zeros, or
 * IPv6 without a zone. No name is ever looked up here.
 */
final class IpLiteral {

    private static final int MAX_LENGTH = 45;

    private IpLiteral() {
    }

    /** The address, or null when it is not written so; an IPv4 address in IPv6 ({@code ::ffff:10.0.0.1}) is that IPv4 address. */
    static InetAddress parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            if (text.indexOf(':') >= 0) {
                boolean plain = text.chars().allMatch(c -> c < 128 && (Character.digit(c, 16) >= 0 || c == ':' || c == '.'));
                // In brackets InetAddress takes nothing but IPv6 and asks no name server.
                return plain ? InetAddress.getByName("[" + text + "]") : null;
            }
            byte[] four = four(text);
            return four == null ? null : InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static byte[] four(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            // A leading zero means octal to some readers and decimal to others.
            if (!digits || part.length() > 1 && part.charAt(0) == '0' || Integer.parseInt(part) > 255) {
                return null;
            }
            address[i] = (byte) Integer.parseInt(part);
        }
        return address;
    }
}
