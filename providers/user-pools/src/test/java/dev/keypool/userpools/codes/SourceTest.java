package dev.keypool.userpools.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SourceTest {

    @Test
    void anAddressIsASource() {
        assertThat(Source.of("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(Source.of("192.0.2.2"));
        assertThat(Source.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void whoeverHasTheNetworkOfASiteIsOneSource() {
        assertThat(Source.of("2001:db8:1:2::3")).isEqualTo(Source.of("2001:DB8:1:ffff:4::5")).isNotEqualTo(Source.of("2001:db8:2:2::3"));
        assertThat(Source.of("fe80::1%eth0")).isEqualTo(Source.of("fe80::2"));
    }

    @Test
    void whatIsNoAddressIsTakenAsItIs() {
        assertThat(Source.of("unix:socket")).isEqualTo("unix:socket");
        assertThat(Source.of(":::")).isEqualTo(":::");
        assertThat(Source.of(null)).isEqualTo("null");
        assertThat(Source.of("")).isEmpty();
    }
}
