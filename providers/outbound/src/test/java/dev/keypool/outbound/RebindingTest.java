package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.outbound.OutboundException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names whose owners say at one time this and at another time that. */
class RebindingTest {

    /** The name leads to 127.0.0.2, which stands for a public address here, and then to 127.0.0.1, where the secrets are. */
    @Test
    void aNameThatTurnsToThisHostIsRefusedWhenItDoes() throws Exception {
        try (RawServer allowed = server("127.0.0.2", 0); RawServer secret = server("127.0.0.1", allowed.port());
                OutboundHttp http = client(answers("127.0.0.2", "127.0.0.1"))) {
            URI name = URI.create("https://rebinding.example:" + allowed.port() + "/");
            assertThat(Refusals.of(http, name)).as("the first address speaks no TLS").isEqualTo(Reason.TLS_FAILED);
            assertThat(Refusals.of(http, name)).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(secret.connections).hasValue(0);
            assertThat(allowed.connections).hasValue(1);
        }
    }

    /** A name is looked up once for each connection, so what was checked is what is connected to. */
    @Test
    void aNameIsLookedUpOnceForEachConnection() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        try (RawServer server = server("127.0.0.2", 0);
                OutboundHttp http = client(host -> {
                    lookups.incrementAndGet();
                    return addresses("127.0.0.2");
                })) {
            assertThat(Refusals.of(http, URI.create("https://a.example:" + server.port() + "/"))).isEqualTo(Reason.TLS_FAILED);
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void aNameThatIsPublicAndPrivateAtOnceIsRefusedWhole() throws Exception {
        try (RawServer server = server("127.0.0.2", 0);
                OutboundHttp http = client(host -> addresses("127.0.0.2", "10.0.0.1"))) {
            assertThat(Refusals.of(http, URI.create("https://a.example:" + server.port() + "/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(server.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "::1", "::", "fe80::1", "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::1",
            "::ffff:127.0.0.1", "::127.0.0.1", "100.64.0.1", "224.0.0.1"})
    void noNameLeadsInside(String address) {
        try (OutboundHttp http = new OutboundHttp(OutboundSettings.builder().build(), host -> addresses(address))) {
            assertThat(Refusals.of(http, URI.create("https://innocent.example/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        }
    }

    @Test
    void namesOfThisHostAreRefusedByTheRealResolverToo() {
        try (OutboundHttp http = new OutboundHttp(OutboundSettings.builder().build())) {
            assertThat(Refusals.of(http, URI.create("https://localhost/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(Refusals.of(http, URI.create("https://[::1]/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(Refusals.of(http, URI.create("https://[::ffff:7f00:1]/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(Refusals.of(http, URI.create("https://[::]/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(Refusals.of(http, URI.create("https://169.254.169.254/latest/meta-data/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
        }
    }

    @Test
    void anAllowedPortIsNotThePassToAnother() throws Exception {
        try (RawServer other = server("127.0.0.1", 0);
                OutboundHttp http = new OutboundHttp(OutboundSettings.builder().allowedPrivateHost("localhost:1").build())) {
            assertThat(Refusals.of(http, URI.create("https://localhost:" + other.port() + "/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(other.connections).hasValue(0);
        }
    }

    /** Even if names were looked up behind the resolver's back, the socket itself is asked. */
    @Test
    void theSocketIsCheckedByItself() throws Exception {
        try (RawServer server = server("127.0.0.1", 0)) {
            Guard guard = new Guard(new AddressRules(List.of(), List.of()), null);
            InetSocketAddress inside = new InetSocketAddress("127.0.0.1", server.port());
            HttpHost host = new HttpHost("innocent.example", server.port());
            for (var sockets : List.of(guard.plain(), guard.tls(SSLContext.getDefault()))) {
                Socket socket = sockets.createSocket(null);
                assertThatThrownBy(() -> sockets.connectSocket(1000, socket, host, inside, null, null)).isInstanceOf(ForbiddenAddressException.class);
                assertThat(socket.isClosed()).isTrue();
                InetSocketAddress unresolved = InetSocketAddress.createUnresolved("localhost", server.port());
                assertThatThrownBy(() -> sockets.connectSocket(1000, sockets.createSocket(null), host, unresolved, null, null))
                        .isInstanceOf(ForbiddenAddressException.class);
            }
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void unknownNamesAreNamedSo() {
        try (OutboundHttp http = new OutboundHttp(OutboundSettings.builder().build(), host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(Refusals.of(http, URI.create("https://nobody.example/"))).isEqualTo(Reason.UNKNOWN_HOST);
        }
        try (OutboundHttp http = new OutboundHttp(OutboundSettings.builder().build(), host -> new InetAddress[0])) {
            assertThat(Refusals.of(http, URI.create("https://nobody.example/"))).isEqualTo(Reason.UNKNOWN_HOST);
        }
    }

    private static RawServer server(String address, int port) throws IOException {
        return new RawServer(ServerSocketFactory.getDefault(), address, port,
                connection -> connection.getOutputStream().write("This is no TLS.\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static OutboundHttp client(DnsResolver names) {
        return new OutboundHttp(OutboundSettings.builder().allowedPrivateNetwork(Network.parse("127.0.0.2"))
                .connectTimeout(Duration.ofSeconds(2)).build(), names);
    }

    /** One address after the other, the last for ever. */
    private static DnsResolver answers(String... inTurn) {
        AtomicInteger next = new AtomicInteger();
        return host -> addresses(inTurn[Math.min(next.getAndIncrement(), inTurn.length - 1)]);
    }

    private static InetAddress[] addresses(String... texts) {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = IpLiteral.parse(texts[i]);
        }
        return addresses;
    }
}
