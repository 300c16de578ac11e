package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.outbound.OutboundException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsAndProxyTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;
    private static SSLContext both;

    /** A certificate for idp.test and ::1, which both sides of the tests share; the JDK's own tool makes it. */
    @BeforeAll
    static void certificate() throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "a",
                "-keyalg", "EC", "-dname", "CN=other.test", "-ext", "san=dns:idp.test,ip:::1", "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", "changeit").redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        both = SSLContext.getInstance("TLS");
        both.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private static OutboundSettings.Builder settings() {
        return OutboundSettings.builder().tls(both).allowedPrivateHost("idp.test").allowedPrivateHost("other.test").allowedPrivateHost("127.0.0.1")
                .allowedPrivateHost("::1");
    }

    private static OutboundHttp client(OutboundSettings.Builder settings) {
        return new OutboundHttp(settings.build(), host -> new InetAddress[] {IpLiteral.parse("127.0.0.1")});
    }

    private static RawServer tlsServer(RawServer.Behaviour behaviour) throws Exception {
        return new RawServer(both.getServerSocketFactory(), "127.0.0.1", 0, behaviour);
    }

    private static OutboundResponse get(OutboundHttp http, String uri) throws OutboundException {
        return http.send(OutboundRequest.get(URI.create(uri), Map.of()));
    }

    @Test
    void aTrustedCertificateForTheHostIsAccepted() throws Exception {
        try (RawServer server = tlsServer(RawServer.answering(OK)); OutboundHttp http = client(settings())) {
            assertThat(get(http, "https://idp.test:" + server.port() + "/").body()).asString().isEqualTo("ok");
        }
    }

    @Test
    void aTrustedCertificateForAnotherHostIsNot() throws Exception {
        try (RawServer server = tlsServer(RawServer.answering(OK)); OutboundHttp http = client(settings())) {
            // The common name is other.test; a certificate with alternative names is for those only (RFC 9525).
            assertThat(Refusals.of(http, URI.create("https://other.test:" + server.port() + "/"))).isEqualTo(Reason.TLS_FAILED);
            assertThat(Refusals.of(http, URI.create("https://127.0.0.1:" + server.port() + "/"))).isEqualTo(Reason.TLS_FAILED);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotAccepted() throws Exception {
        try (RawServer server = tlsServer(RawServer.answering(OK)); OutboundHttp http = client(settings().tls(SSLContext.getDefault()))) {
            assertThat(Refusals.of(http, URI.create("https://idp.test:" + server.port() + "/"))).isEqualTo(Reason.TLS_FAILED);
        }
    }

    /** On a machine without IPv6 a call cannot get further than to the socket; the tunnel below needs none. */
    @Test
    void ipv6AddressesAreCalledDirectly() throws Exception {
        try (RawServer server = new RawServer(both.getServerSocketFactory(), "::1", 0, RawServer.answering(OK)); OutboundHttp http = client(settings())) {
            assertThat(get(http, "https://[::1]:" + server.port() + "/").status()).isEqualTo(200);
        } catch (SocketException noIpv6) {
            try (OutboundHttp http = client(settings())) {
                // As Java words it: a ConnectException in one system, another SocketException in the next. No rule refused it.
                assertThat(Refusals.of(http, URI.create("https://[::1]/"))).isIn(Reason.CONNECT_FAILED, Reason.BAD_RESPONSE);
            }
        }
    }

    @Test
    void certificatesOfIpv6AddressesAreChecked() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer server = tlsServer(RawServer.answering(OK)); RawServer proxy = proxy(server, asked);
                OutboundHttp http = client(settings().allowedPrivateHost("::2").proxy(proxy.uri("")))) {
            assertThat(get(http, "https://[::1]:8443/").status()).isEqualTo(200);
            assertThat(Refusals.of(http, URI.create("https://[::2]:8443/"))).isEqualTo(Reason.TLS_FAILED);
            assertThat(asked).containsExactly("CONNECT [0:0:0:0:0:0:0:1]:8443 HTTP/1.1", "CONNECT [0:0:0:0:0:0:0:2]:8443 HTTP/1.1");
        }
    }

    @Test
    void oldVersionsOfTlsAreNotSpoken() throws Exception {
        ServerSocketFactory old = new ServerSocketFactory() {
            private final SSLServerSocketFactory modern = both.getServerSocketFactory();

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                SSLServerSocket socket = (SSLServerSocket) modern.createServerSocket(port, backlog, address);
                socket.setEnabledProtocols(new String[] {"TLSv1.1"});
                return socket;
            }

            @Override
            public ServerSocket createServerSocket(int port) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) {
                throw new UnsupportedOperationException();
            }
        };
        try (RawServer server = new RawServer(old, "127.0.0.1", 0, RawServer.answering(OK)); OutboundHttp http = client(settings())) {
            assertThat(Refusals.of(http, URI.create("https://idp.test:" + server.port() + "/"))).isEqualTo(Reason.TLS_FAILED);
        }
    }

    @Test
    void aHandshakeThatHangsEndsAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> Thread.sleep(50_000));
                OutboundHttp http = client(settings().deadline(Duration.ofMillis(500)).readTimeout(Duration.ofSeconds(50)))) {
            long start = System.nanoTime();
            assertThat(Refusals.of(http, URI.create("https://idp.test:" + server.port() + "/"))).isEqualTo(Reason.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aTlsServerThatDoesNotReadIsLeftAtTheDeadline() throws Exception {
        try (RawServer server = tlsServer(connection -> {
            connection.getInputStream().read();
            Thread.sleep(50_000);
        }); OutboundHttp http = client(settings().deadline(Duration.ofMillis(1500)).readTimeout(Duration.ofSeconds(50)))) {
            OutboundRequest request = OutboundRequest.post(URI.create("https://idp.test:" + server.port() + "/"), Map.of(), new byte[32 * 1024 * 1024]);
            long start = System.nanoTime();
            assertThat(Refusals.of(() -> http.send(request))).isEqualTo(Reason.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void proxiesOfTheEnvironmentAreNotFollowed() throws Exception {
        try (RawServer proxy = new RawServer(connection -> { }); RawServer server = tlsServer(RawServer.answering(OK))) {
            List<String> names = List.of("http.proxy", "https.proxy", "socksProxy");
            for (String name : names) {
                System.setProperty(name + "Host", "127.0.0.1");
                System.setProperty(name + "Port", Integer.toString(proxy.port()));
            }
            System.setProperty("http.nonProxyHosts", "");
            try (OutboundHttp http = client(settings())) {
                assertThat(get(http, "https://idp.test:" + server.port() + "/").status()).isEqualTo(200);
                assertThat(proxy.connections).hasValue(0);
            } finally {
                names.forEach(name -> {
                    System.clearProperty(name + "Host");
                    System.clearProperty(name + "Port");
                });
                System.clearProperty("http.nonProxyHosts");
            }
        }
    }

    /** Tunnels what it is asked for to the one server there is, and notes what it was asked for. */
    private static RawServer proxy(RawServer server, List<String> asked) throws Exception {
        return new RawServer(connection -> {
            String line = RawServer.readHead(connection).split("\r\n")[0];
            asked.add(line);
            if (!line.startsWith("CONNECT idp.test") && !line.startsWith("CONNECT [")) {
                connection.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            connection.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try (Socket onward = new Socket("127.0.0.1", server.port())) {
                Thread back = new Thread(() -> {
                    try {
                        onward.getInputStream().transferTo(connection.getOutputStream());
                    } catch (IOException e) {
                        // One side closed.
                    }
                });
                back.start();
                connection.getInputStream().transferTo(onward.getOutputStream());
            }
        });
    }

    @Test
    void aConfiguredProxyTunnelsHttpsAndTheCertificateIsTheHosts() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer server = tlsServer(RawServer.answering(OK)); RawServer proxy = proxy(server, asked);
                OutboundHttp http = client(OutboundSettings.builder().tls(both).proxy(proxy.uri("")))) {
            assertThat(get(http, "https://idp.test:8443/").status()).isEqualTo(200);
            assertThat(asked).containsExactly("CONNECT idp.test:8443 HTTP/1.1");
        }
    }

    @Test
    void aProxyThatRefusesIsAFailedConnectionAndItsAnswerIsNotTheHosts() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer server = tlsServer(RawServer.answering(OK)); RawServer proxy = proxy(server, asked);
                OutboundHttp http = client(OutboundSettings.builder().tls(both).proxy(proxy.uri("")))) {
            assertThat(Refusals.of(http, URI.create("https://elsewhere.test/"))).isEqualTo(Reason.CONNECT_FAILED);
        }
    }

    @Test
    void addressesAreCheckedBeforeAProxyIsAskedAndTheProxysOwnIsNoException() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer server = tlsServer(RawServer.answering(OK)); RawServer proxy = proxy(server, asked);
                OutboundHttp http = client(OutboundSettings.builder().tls(both).proxy(proxy.uri("")))) {
            assertThat(Refusals.of(http, URI.create("https://169.254.169.254/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(Refusals.of(http, URI.create("https://127.0.0.1:" + proxy.port() + "/"))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void plainHttpGoesToTheProxyWithTheWholeUrl() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer proxy = new RawServer(connection -> {
            asked.add(RawServer.readHead(connection).split("\r\n")[0]);
            connection.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
        }); OutboundHttp http = client(settings().proxy(proxy.uri("")))) {
            assertThat(get(http, "http://idp.test:8080/a?b").status()).isEqualTo(200);
            assertThat(asked).containsExactly("GET http://idp.test:8080/a?b HTTP/1.1");
        }
    }
}
