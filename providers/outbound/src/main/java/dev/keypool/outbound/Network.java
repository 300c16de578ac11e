package dev.keypool.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of IPv4 or IPv6 addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address. */
public final class Network {

    private final byte[] first;
    private final int prefix;

    private Network(byte[] first, int prefix) {
        this.first = first;
        this.prefix = prefix;
    }

    /**
     * Reads a range.
     *
     * @param text an address, or an address and a prefix length that covers all its bits
     * @throws IllegalArgumentException when it is neither; the message may be shown to whoever wrote it
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw wrong("an IPv4 or IPv6 address is expected, or a range as 10.0.0.0/8 or fd00::/8.");
        }
        byte[] bytes = address.getAddress();
        int prefix = slash < 0 ? bytes.length * 8 : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > bytes.length * 8) {
            throw wrong("the prefix length is not a number from 0 to " + bytes.length * 8 + ".");
        }
        if (!Arrays.equals(bytes, masked(bytes, prefix))) {
            throw wrong("the address has bits set beyond the prefix length.");
        }
        return new Network(bytes, prefix);
    }

    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        return address.length == first.length && Arrays.equals(masked(address, prefix), first);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = new byte[address.length];
        int whole = prefix / 8;
        System.arraycopy(address, 0, masked, 0, whole);
        if (prefix % 8 != 0) {
            masked[whole] = (byte) (address[whole] & 0xff << 8 - prefix % 8);
        }
        return masked;
    }

    private static int prefix(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    private static IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("Not a network: " + expected);
    }
}
