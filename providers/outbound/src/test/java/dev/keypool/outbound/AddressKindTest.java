package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255",
            "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
            "2606:4700::1111", "2a00:1450:4001:81b::200e", "2001:200::1", "2001:4860:4860::8888",
            // NAT64 and 6to4 of public addresses: how networks without IPv4 reach them.
            "64:ff9b::8.8.8.8", "2002:808:808::1"})
    void publicAddressesAreAnybodys(String address) {
        assertThat(kind(address)).isEqualTo(AddressKind.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.255.255.255", "100.64.0.0", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.255",
            "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255",
            "::1", "fc00::", "fd00:ec2::254", "fdff::1",
            "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::127.0.0.1", "64:ff9b::c0a8:101", "2002:7f00:1::", "2002:a00:1::1"})
    void thisHostAndTheNetworksAroundItArePrivateInEveryForm(String address) {
        assertThat(kind(address)).isEqualTo(AddressKind.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "168.63.129.16", "169.254.0.0", "169.254.169.254", "169.254.255.255", "192.0.0.1", "192.0.0.192",
            "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255",
            "::", "::7f00:1", "::127.0.0.1", "::8.8.8.8", "100::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1", "64:ff9b:1::7f00:1",
            "64:ff9b::169.254.169.254", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2001:10::1", "2002:a9fe:a9fe::",
            "3fff::1", "5f00::1", "4000::1", "::ffff:0:7f00:1", "::ffff:169.254.169.254"})
    void theRestIsNobodysServer(String address) {
        assertThat(kind(address)).isEqualTo(AddressKind.RESERVED);
    }

    /** InetAddress makes IPv4 of a mapped address wherever it can; here it may not. */
    @Test
    void mappedAddressesAreSeenThroughAsBytesToo() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        assertThat(AddressKind.of(mapped)).isEqualTo(AddressKind.PRIVATE);
        mapped[12] = 8;
        assertThat(AddressKind.of(mapped)).isEqualTo(AddressKind.PUBLIC);
        mapped[11] = 0;
        assertThat(AddressKind.of(mapped)).isEqualTo(AddressKind.RESERVED);
        mapped[10] = 0;
        mapped[11] = -1;
        assertThat(AddressKind.of(mapped)).isEqualTo(AddressKind.RESERVED);
    }

    private static AddressKind kind(String text) {
        InetAddress address = IpLiteral.parse(text);
        assertThat(address).as(text).isNotNull();
        return AddressKind.of(address);
    }
}
