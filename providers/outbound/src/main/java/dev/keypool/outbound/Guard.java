package dev.keypool.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcherLoader;
import org.apache.http.protocol.HttpContext;

/** Asks the rules at the last moment, about the very address that a socket is about to connect to. */
final class Guard {

    private static final String[] TLS = {"TLSv1.3", "TLSv1.2"};

    private final AddressRules rules;
    private final HttpHost proxy;

    /** @param proxy the one host that is exempt, or null */
    Guard(AddressRules rules, HttpHost proxy) {
        this.rules = rules;
        this.proxy = proxy;
    }

    void checkAll(String host, InetAddress[] addresses) throws ForbiddenAddressException {
        for (InetAddress address : addresses) {
            boolean isProxy = proxy != null && proxy.getHostName().equals(host);
            if (!isProxy && !rules.allowsAtSomePort(host, address)) {
                throw new ForbiddenAddressException();
            }
        }
    }

    private void check(HttpHost host, InetSocketAddress remote, Socket socket) throws IOException {
        boolean isProxy = proxy != null && proxy.getHostName().equals(host.getHostName()) && proxy.getPort() == remote.getPort();
        boolean allowed = remote.getAddress() != null
                && (isProxy || rules.allows(host.getHostName(), remote.getPort(), remote.getAddress()));
        if (!allowed) {
            socket.close();
            throw new ForbiddenAddressException();
        }
    }

    /** Sockets that know no proxy: Java's own would follow the system property socksProxyHost. */
    private static Socket direct() {
        return new Socket(Proxy.NO_PROXY);
    }

    PlainConnectionSocketFactory plain() {
        return new PlainConnectionSocketFactory() {
            @Override
            public Socket createSocket(HttpContext context) {
                return direct();
            }

            @Override
            public Socket connectSocket(int timeout, Socket socket, HttpHost host, InetSocketAddress remote, InetSocketAddress local,
                                        HttpContext context) throws IOException {
                check(host, remote, socket);
                return super.connectSocket(timeout, socket, host, remote, local, context);
            }
        };
    }

    SSLConnectionSocketFactory tls(SSLContext context) {
        DefaultHostnameVerifier hostnames = new DefaultHostnameVerifier(PublicSuffixMatcherLoader.getDefault());
        return new SSLConnectionSocketFactory(context, TLS, null, hostnames) {
            @Override
            public Socket createSocket(HttpContext http) {
                return direct();
            }

            @Override
            public Socket connectSocket(int timeout, Socket socket, HttpHost host, InetSocketAddress remote, InetSocketAddress local,
                                        HttpContext http) throws IOException {
                check(host, remote, socket);
                return super.connectSocket(timeout, socket, host, remote, local, http);
            }
        };
    }
}
