package dev.keypool.outbound;

import dev.keypool.outbound.OutboundException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.http.Header;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.conn.ConnectionRequest;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** One request and its answer over one connection. */
final class Call {

    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final Connections connections;
    private final Target target;
    private final OutboundRequest request;
    private final int maxBytes;
    private final Cancellation cancellation = new Cancellation();

    Call(Connections connections, Target target, OutboundRequest request, int maxBytes) {
        this.connections = connections;
        this.target = target;
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** Ends {@link #answer} soon, from any thread: whatever it waits for is closed. A lookup of a name ends by itself. */
    void cancel() {
        cancellation.cancel();
    }

    OutboundResponse answer() throws OutboundException {
        try {
            return exchange();
        } catch (IOException | HttpException | RuntimeException e) {
            throw failed(cancellation.isCancelled() ? Reason.CANCELLED : reason(e));
        } catch (InterruptedException | ExecutionException e) {
            throw failed(Reason.CANCELLED);
        }
    }

    private OutboundException failed(Reason reason) {
        return new OutboundException(reason, target.origin());
    }

    private static Reason reason(Exception e) {
        if (e instanceof ForbiddenAddressException) {
            return Reason.ADDRESS_NOT_ALLOWED;
        }
        if (e instanceof UnknownHostException) {
            return Reason.UNKNOWN_HOST;
        }
        if (e instanceof ConnectionPoolTimeoutException) {
            return Reason.BUSY;
        }
        if (e instanceof ConnectTimeoutException || e instanceof SocketTimeoutException) {
            return Reason.TIMED_OUT;
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return Reason.CONNECT_FAILED;
        }
        // Apache's parsers throw unchecked exceptions too; whatever an answer made them throw, the answer is to blame.
        return e instanceof SSLException ? Reason.TLS_FAILED : Reason.BAD_RESPONSE;
    }

    private OutboundResponse exchange() throws IOException, HttpException, InterruptedException, ExecutionException, OutboundException {
        HttpRoute route = connections.route(target);
        ConnectionRequest lease = connections.lease(route);
        cancellation.onCancel(lease::cancel);
        HttpClientConnection connection = lease.get(connections.connectMillis(), TimeUnit.MILLISECONDS);
        boolean reusable = false;
        try {
            cancellation.onCancel(() -> Quietly.close(connection));
            HttpCoreContext context = HttpCoreContext.create();
            HttpResponse response = execute(connection, route, context);
            OutboundResponse answer = new OutboundResponse(status(response), headers(response), body(response));
            reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(response, context);
            return answer;
        } finally {
            // Nobody may close it any more once it serves somebody else.
            boolean mine = cancellation.finish();
            connections.giveBack(connection, reusable && mine);
        }
    }

    private HttpResponse execute(HttpClientConnection connection, HttpRoute route, HttpCoreContext context)
            throws IOException, HttpException {
        HttpRequest message = Messages.request(request, target, route.getProxyHost() != null && !route.isTunnelled());
        context.setAttribute(HttpCoreContext.HTTP_REQUEST, message);
        boolean usedBefore = connection.isOpen();
        if (usedBefore) {
            try {
                connections.prepare(connection);
                return EXECUTOR.execute(message, connection, context);
            } catch (NoHttpResponseException | SocketException e) {
                // The server closed an idle connection just now. What changes nothing may be asked once more.
                if (!request.method().equals("GET") || cancellation.isCancelled()) {
                    throw e;
                }
                connection.close();
            }
        }
        connections.open(connection, route, target, context);
        context.setAttribute(HttpCoreContext.HTTP_REQUEST, message);
        return EXECUTOR.execute(message, connection, context);
    }

    private int status(HttpResponse response) throws OutboundException {
        int status = response.getStatusLine().getStatusCode();
        if (status < 200 || status > 599) {
            throw failed(Reason.BAD_RESPONSE);
        }
        return status;
    }

    private static Map<String, List<String>> headers(HttpResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getAllHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(header.getValue());
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(headers);
    }

    private byte[] body(HttpResponse response) throws IOException, OutboundException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        Header encoding = entity.getContentEncoding();
        // None was asked for, and none is undone here: what is small on the wire stays small in memory.
        if (encoding != null && !encoding.getValue().equalsIgnoreCase("identity")) {
            throw failed(Reason.BAD_RESPONSE);
        }
        if (entity.getContentLength() > maxBytes) {
            throw failed(Reason.TOO_LARGE);
        }
        byte[] body = entity.getContent().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw failed(Reason.TOO_LARGE);
        }
        return body;
    }
}
