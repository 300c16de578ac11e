package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @Test
    void nothingButPublicAddressesIsAllowedUnlessSaid() {
        AddressRules rules = hosts();
        assertThat(allows(rules, "a.example", 443, "8.8.8.8")).isTrue();
        assertThat(allows(rules, "a.example", 443, "127.0.0.1")).isFalse();
        assertThat(allows(rules, "localhost", 443, "127.0.0.1")).isFalse();
        assertThat(allows(rules, "127.0.0.1", 443, "127.0.0.1")).isFalse();
    }

    @Test
    void anAllowedHostMayBePrivateAndOthersMayNot() {
        AddressRules rules = hosts("IDP.internal", "10.0.0.5");
        assertThat(allows(rules, "idp.internal", 443, "10.1.1.1")).isTrue();
        assertThat(allows(rules, "xidp.internal", 443, "10.1.1.1")).isFalse();
        assertThat(allows(rules, "idp.internal.evil.example", 443, "10.1.1.1")).isFalse();
        assertThat(allows(rules, "10.0.0.5", 443, "10.0.0.5")).isTrue();
        assertThat(allows(rules, "evil.example", 443, "10.0.0.5")).isFalse();
    }

    @Test
    void aPortNarrowsAnAllowedHost() {
        AddressRules rules = hosts("localhost:8081", "[::1]:8081");
        assertThat(allows(rules, "localhost", 8081, "127.0.0.1")).isTrue();
        assertThat(allows(rules, "localhost", 9000, "127.0.0.1")).isFalse();
        assertThat(rules.allowsAtSomePort("localhost", IpLiteral.parse("127.0.0.1"))).isTrue();
        assertThat(rules.allowsAtSomePort("localhost", IpLiteral.parse("169.254.169.254"))).isFalse();
        assertThat(rules.allowsAtSomePort("elsewhere", IpLiteral.parse("127.0.0.1"))).isFalse();
        assertThat(allows(rules, "0:0:0:0:0:0:0:1", 8081, "::1")).isTrue();
        assertThat(allows(rules, "0:0:0:0:0:0:0:1", 8082, "::1")).isFalse();
    }

    @Test
    void theNameServerOfAnAllowedNameReachesNoReservedAddress() {
        AddressRules rules = hosts("idp.internal", "169.254.1.1");
        assertThat(allows(rules, "idp.internal", 80, "169.254.169.254")).isFalse();
        assertThat(allows(rules, "idp.internal", 80, "0.0.0.0")).isFalse();
        assertThat(allows(rules, "169.254.1.1", 80, "169.254.1.1")).isTrue();
        assertThat(allows(rules, "169.254.1.1", 80, "169.254.169.254")).isFalse();
    }

    @Test
    void anAllowedNetworkIsAllowedForEveryHost() {
        AddressRules rules = new AddressRules(List.of(), List.of(Network.parse("10.1.0.0/16"), Network.parse("169.254.169.254")));
        assertThat(allows(rules, "any.example", 443, "10.1.255.255")).isTrue();
        assertThat(allows(rules, "any.example", 443, "10.2.0.0")).isFalse();
        assertThat(allows(rules, "any.example", 443, "169.254.169.254")).isTrue();
        assertThat(allows(rules, "any.example", 443, "169.254.169.253")).isFalse();
    }

    @Test
    void httpIsForHostsThatAreAllowedByNameAndAddressesInAllowedNetworks() throws Exception {
        AddressRules rules = new AddressRules(List.of(AllowedHost.parse("idp.internal:8080")), List.of(Network.parse("10.0.0.0/8")));
        assertThat(rules.allowsPlainHttp(Target.of(URI.create("http://idp.internal:8080/")))).isTrue();
        assertThat(rules.allowsPlainHttp(Target.of(URI.create("http://idp.internal/")))).isFalse();
        assertThat(rules.allowsPlainHttp(Target.of(URI.create("http://10.9.9.9/")))).isTrue();
        assertThat(rules.allowsPlainHttp(Target.of(URI.create("http://8.8.8.8/")))).isFalse();
        assertThat(rules.allowsPlainHttp(Target.of(URI.create("http://other.example/")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "http://a.example", "a.example:", "a.example:0", "a.example:65536", "a.example:x", ":80", "*",
            "*.example", "10.0.0.0/8", "10.0.0.256", "0x7f.1", "127.1", "[::1", "::1]", "[a.example]", "[127.0.0.1", "b\u00fccher.example", "fe80::1%eth0"})
    void aHostIsANameOrAnAddressWithAPortOrWithout(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedHost.parse(host)).withMessageContaining("Not a host");
    }

    @Test
    void bareIpv6HasNoPort() {
        assertThat(AllowedHost.parse("::1")).isEqualTo(new AllowedHost("0:0:0:0:0:0:0:1", 0));
        assertThat(AllowedHost.parse("10.0.0.5:65535")).isEqualTo(new AllowedHost("10.0.0.5", 65535));
        assertThat(AllowedHost.parse("fd00::80")).isEqualTo(new AllowedHost("fd00:0:0:0:0:0:0:80", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/8/8", "10.1.0.0/8", "fd00::1/8", "fd00::/129",
            "localhost", "a.example/8", "::ffff:10.0.0.0/104"})
    void aNetworkIsAnAddressAndItsLength(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(network)).withMessageContaining("Not a network");
    }

    @Test
    void networksEndWhereTheirLengthSays() {
        assertThat(Network.parse("192.0.2.128/25").contains(IpLiteral.parse("192.0.2.127"))).isFalse();
        assertThat(Network.parse("192.0.2.128/25").contains(IpLiteral.parse("192.0.2.128"))).isTrue();
        assertThat(Network.parse("0.0.0.0/0").contains(IpLiteral.parse("255.255.255.255"))).isTrue();
        assertThat(Network.parse("0.0.0.0/0").contains(IpLiteral.parse("::1"))).isFalse();
        assertThat(Network.parse("::1/128").contains(IpLiteral.parse("::1"))).isTrue();
        assertThat(Network.parse("::/0").contains(IpLiteral.parse("ffff::"))).isTrue();
    }

    private static AddressRules hosts(String... hosts) {
        return new AddressRules(Stream.of(hosts).map(AllowedHost::parse).toList(), List.of());
    }

    private static boolean allows(AddressRules rules, String host, int port, String address) {
        return rules.allows(host, port, IpLiteral.parse(address));
    }
}
