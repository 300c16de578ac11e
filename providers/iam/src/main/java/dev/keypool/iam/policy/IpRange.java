package dev.keypool.iam.policy;

import java.util.Arrays;

/**
 * A range of IPv4 or IPv6 addresses. Text is parsed here and not with InetAddress, which would look names up.
 *
 * <p>Without a prefix length a value is one address. An IPv4 address written as IPv6 ({@code ::ffff:192.0.2.1}) is that IPv4
 * address, so that a range cannot be stepped around by writing the address the other way.
 */
final class IpRange {

    private final byte[] address;
    private final int prefix;

    private IpRange(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    static ValueTest test(String value) {
        IpRange range = parse(value);
        if (range == null) {
            throw new IllegalArgumentException("found " + Json.quote(value)
                    + "; an IPv4 or IPv6 address is expected, or a range as 203.0.113.0/24 or 2001:db8::/32.");
        }
        return (given, evaluation) -> range.contains(evaluation.address(given));
    }

    private static IpRange parse(String value) {
        int slash = value.indexOf('/');
        String host = slash < 0 ? value : value.substring(0, slash);
        byte[] written = parseAny(host);
        if (written == null) {
            return null;
        }
        int bits = written.length * 8;
        int prefix = slash < 0 ? bits : prefix(value.substring(slash + 1), bits);
        byte[] address = unmapped(written);
        if (address != written) {
            prefix = prefix < 96 ? -1 : prefix - 96;
        }
        return prefix < 0 ? null : new IpRange(address, prefix);
    }

    private static int prefix(String text, int bits) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int prefix = Integer.parseInt(text);
        return prefix <= bits ? prefix : -1;
    }

    /** The address that a text is, or null. */
    static byte[] address(String text) {
        byte[] written = parseAny(text);
        return written == null ? null : unmapped(written);
    }

    private boolean contains(byte[] given) {
        if (given == null || given.length != address.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(given, 0, whole, address, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || ((given[whole] ^ address[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static byte[] parseAny(String text) {
        return text.indexOf(':') < 0 ? parse4(text, 0, text.length()) : parse6(text);
    }

    private static byte[] unmapped(byte[] address) {
        if (address.length != 16) {
            return address;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        return address[10] == -1 && address[11] == -1 ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static byte[] parse4(String text, int from, int to) {
        byte[] address = new byte[4];
        int at = from;
        for (int i = 0; i < 4; i++) {
            int start = at;
            int value = 0;
            while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - start < 3) {
                value = value * 10 + (text.charAt(at++) - '0');
            }
            // A leading zero means octal to some readers and decimal to others: refused.
            boolean wrong = at == start || value > 255 || (at - start > 1 && text.charAt(start) == '0');
            if (wrong || (i < 3 && (at >= to || text.charAt(at++) != '.'))) {
                return null;
            }
            address[i] = (byte) value;
        }
        return at == to ? address : null;
    }

    private static byte[] parse6(String text) {
        byte[] address = new byte[16];
        int length = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
                end++;
            }
            if (end < text.length() && text.charAt(end) == '.') {
                byte[] tail = length > 12 ? null : parse4(text, at, text.length());
                if (tail == null) {
                    return null;
                }
                System.arraycopy(tail, 0, address, length, 4);
                length += 4;
                break;
            }
            if (end == at || end - at > 4 || length > 14) {
                return null;
            }
            int group = Integer.parseInt(text, at, end, 16);
            address[length++] = (byte) (group >> 8);
            address[length++] = (byte) group;
            if (end == text.length()) {
                break;
            }
            if (text.charAt(end) != ':' || end + 1 == text.length()) {
                return null;
            }
            at = end + 1;
            if (text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = length;
                at++;
            }
        }
        return spread(address, length, gap);
    }

    /** Moves what follows "::" to the end. */
    private static byte[] spread(byte[] address, int length, int gap) {
        if (gap < 0) {
            return length == 16 ? address : null;
        }
        if (length > 14) {
            return null;
        }
        byte[] spread = new byte[16];
        System.arraycopy(address, 0, spread, 0, gap);
        System.arraycopy(address, gap, spread, 16 - (length - gap), length - gap);
        return spread;
    }
}
