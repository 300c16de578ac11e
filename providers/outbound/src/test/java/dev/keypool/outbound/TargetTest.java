package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void takesSchemeHostPortPathAndQueryAsWritten() throws Exception {
        Target target = Target.of(URI.create("HTTPS://Idp.Example.COM:8443/a%2Fb//c?d=%41&e"));
        assertThat(target).isEqualTo(new Target(true, "idp.example.com", null, 8443, "/a%2Fb//c?d=%41&e"));
        assertThat(target.origin()).isEqualTo("https://idp.example.com:8443");
        assertThat(target.hostHeader()).isEqualTo("idp.example.com:8443");
    }

    @Test
    void aSchemesOwnPortIsNotWrittenInTheHostHeader() throws Exception {
        assertThat(Target.of(URI.create("https://a.example")).hostHeader()).isEqualTo("a.example");
        assertThat(Target.of(URI.create("http://a.example:80/")).hostHeader()).isEqualTo("a.example");
        assertThat(Target.of(URI.create("https://a.example:80/")).hostHeader()).isEqualTo("a.example:80");
    }

    @Test
    void aPathThatLooksLikeAnAuthorityIsAPath() throws Exception {
        Target target = Target.of(URI.create("https://a.example//b.example/c"));
        assertThat(target.host()).isEqualTo("a.example");
        assertThat(target.path()).isEqualTo("//b.example/c");
    }

    @Test
    void everyPortButZeroIsOne() throws Exception {
        assertThat(Target.of(URI.create("https://a.example:1/")).port()).isEqualTo(1);
        assertThat(Target.of(URI.create("https://a.example:65535/")).port()).isEqualTo(65535);
        assertThat(Target.of(URI.create("https://a.example:/")).port()).isEqualTo(443);
        assertThat(Target.of(URI.create("http://[::1]/")).hostAndPort()).isEqualTo("[0:0:0:0:0:0:0:1]:80");
    }

    @Test
    void addressesAreKnownAsAddresses() throws Exception {
        assertThat(Target.of(URI.create("https://192.0.2.1/")).literal().getHostAddress()).isEqualTo("192.0.2.1");
        assertThat(Target.of(URI.create("https://[::1]/")).literal().isLoopbackAddress()).isTrue();
        assertThat(Target.of(URI.create("https://[::ffff:127.0.0.1]/")).host()).isEqualTo("127.0.0.1");
        assertThat(Target.of(URI.create("https://[fd00::5]:8443/")).origin()).isEqualTo("https://[fd00:0:0:0:0:0:0:5]:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "/path", "https:", "https:a.example", "https:///path", "https://", "ftp://a.example/", "file:///etc/passwd",
            "gopher://a.example/", "jar:https://a.example/!/", "mailto:a@b.example",
            "https://user@a.example/", "https://user:secret@a.example/", "https://@a.example/", "https://a.example@127.0.0.1/",
            "https://a.example:80@127.0.0.1/", "https://a.example/#", "https://a.example/#fragment",
            "https://a.example:0/", "https://a.example:65536/", "https://a.example:99999999999/", "https://a.example:-1/", "https://a.example:x/",
            "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://017700000001/", "https://0177.0.0.1/",
            "https://127.1/", "https://127.0.1/", "https://127.0.0.01/", "https://127.0.0.1./", "https://1.2.3.4.5/", "https://256.0.0.1/",
            "https://a.1/", "https://a.0x1/", "https://1.2.3.0x4/",
            "https://[fe80::1%25eth0]/", "https://[fe80::1%251]/", "https://[::1/", "https://::1/", "https://[127.0.0.1]/", "https://[v1.a]/",
            "https://[::1]a/", "https://[]/",
            "https://a.example./", "https://localhost./", "https://.example/", "https://a..example/", "https://-a.example/",
            "https://a-.example/", "https://a_b.example/", "https://a%2eexample/", "https://%31%32%37.0.0.1/", "https://*/",
            "https://b\u00fccher.example/", "https://\u2460\u2461\u2466.0.0.1/", "https://127\u30020\u30020\u30021/", "https://a.example/\u00fc",
            "https://a.example\\@127.0.0.1/", "https://a.example/ b", "https://a.example/\r\nX: y", "https://a.example/\t"})
    void refusesWhatReadersMayReadInTwoWays(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return;
        }
        OutboundException refused = catchThrowableOfType(OutboundException.class, () -> Target.of(uri));
        assertThat(refused).as(url).isNotNull();
        assertThat(refused.reason()).isEqualTo(OutboundException.Reason.BAD_URL);
        assertThat(refused).hasMessage("The URL cannot be called.");
    }

    @Test
    void refusesNamesAndUrlsThatAreTooLong() {
        String label = "a".repeat(63);
        assertThat(Target.isName(label + ".example")).isTrue();
        assertThat(Target.isName(label + "a.example")).isFalse();
        String longest = String.join(".", label, label, label, "a".repeat(61));
        assertThat(longest).hasSize(253);
        assertThat(Target.isName(longest)).isTrue();
        assertThat(Target.isName(longest + "a")).isFalse();
        URI uri = URI.create("https://a.example/" + "a".repeat(9000));
        assertThat(catchThrowableOfType(OutboundException.class, () -> Target.of(uri))).isNotNull();
    }
}
