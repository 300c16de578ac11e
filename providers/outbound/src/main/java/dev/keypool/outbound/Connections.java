package dev.keypool.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpStatus;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectionRequest;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.HttpConnectionFactory;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.impl.conn.DefaultManagedHttpClientConnection;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.entity.StrictContentLengthStrategy;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * The pool of connections. Apache's own {@code HttpClient} above it is left out: it is what would follow redirects, keep
 * cookies, decompress and log request lines, tokens included.
 */
final class Connections {

    private static final int BUFFER = 8 * 1024;
    private static final MessageConstraints HEADERS = MessageConstraints.custom().setMaxLineLength(BUFFER).setMaxHeaderCount(100).build();
    private static final int IDLE_SECONDS = 30;
    private static final int VALIDATE_AFTER_MILLIS = 1000;

    private final PoolingHttpClientConnectionManager pool;
    private final HttpHost proxy;
    private final int connectMillis;
    private final int readMillis;
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    Connections(OutboundSettings settings, DnsResolver names, Guard guard) {
        proxy = settings.proxy;
        connectMillis = (int) settings.connectTimeout.toMillis();
        readMillis = (int) settings.readTimeout.toMillis();
        RegistryBuilder<ConnectionSocketFactory> sockets = RegistryBuilder.create();
        sockets.register("http", guard.plain()).register("https", guard.tls(settings.tls));
        // Apache's own factory makes connections that log what goes over them.
        HttpConnectionFactory<HttpRoute, ManagedHttpClientConnection> quiet = (route, config) -> new DefaultManagedHttpClientConnection(
                "outbound", BUFFER, BUFFER, null, null, HEADERS, StrictContentLengthStrategy.INSTANCE, null, null, null);
        pool = new PoolingHttpClientConnectionManager(sockets.build(), quiet, new GuardedResolver(names, guard));
        pool.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(readMillis).setTcpNoDelay(true).build());
        pool.setMaxTotal(settings.maxCalls);
        pool.setDefaultMaxPerRoute(settings.maxCallsPerHost);
        pool.setValidateAfterInactivity(VALIDATE_AFTER_MILLIS);
    }

    HttpRoute route(Target target) {
        HttpHost host = new HttpHost(target.host(), target.port(), target.tls() ? "https" : "http");
        return proxy == null ? new HttpRoute(host, null, target.tls()) : new HttpRoute(host, null, proxy, target.tls());
    }

    ConnectionRequest lease(HttpRoute route) {
        sweep();
        return pool.requestConnection(route, null);
    }

    int connectMillis() {
        return connectMillis;
    }

    void open(HttpClientConnection connection, HttpRoute route, Target target, HttpContext context) throws IOException {
        pool.connect(connection, route, connectMillis, context);
        connection.setSocketTimeout(readMillis);
        if (route.isTunnelled()) {
            tunnel(connection, target, context);
            pool.upgrade(connection, route, context);
        }
        pool.routeComplete(connection, route, context);
    }

    /** Called for new connections and for those used before. */
    void prepare(HttpClientConnection connection) {
        connection.setSocketTimeout(readMillis);
    }

    private static void tunnel(HttpClientConnection connection, Target target, HttpContext context) throws IOException {
        BasicHttpRequest connect = new BasicHttpRequest("CONNECT", target.hostAndPort());
        connect.setHeader("Host", target.hostAndPort());
        try {
            int status = new HttpRequestExecutor().execute(connect, connection, context).getStatusLine().getStatusCode();
            if (status != HttpStatus.SC_OK) {
                throw new ConnectException("the proxy refused the tunnel");
            }
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    void giveBack(HttpClientConnection connection, boolean reusable) {
        if (!reusable) {
            Quietly.close(connection);
        }
        pool.releaseConnection(connection, null, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Closes what other hosts left behind. */
    private void sweep() {
        long now = System.nanoTime();
        long last = swept.get();
        if (now - last > TimeUnit.SECONDS.toNanos(IDLE_SECONDS) && swept.compareAndSet(last, now)) {
            pool.closeExpiredConnections();
        }
    }

    void close() {
        pool.shutdown();
    }
}
