package dev.keypool.it.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request written byte by byte, for what no HTTP client would send. */
final class WireRequest {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final String method;
    private final String target;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private String version = "HTTP/1.1";
    private String host;
    private boolean chunked;
    private boolean headOnly;
    private byte[] body = new byte[0];

    private WireRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    /** @param target path and query as they go into the request line */
    static WireRequest of(String method, String target) {
        return new WireRequest(method, target);
    }

    static WireRequest to(String method, URI uri) {
        return of(method, uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    /** A name may be added twice. */
    WireRequest header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    WireRequest headers(Map<String, String> more) {
        more.forEach(this::header);
        return this;
    }

    /** Another Host than that of the server; empty for none at all. */
    WireRequest host(String other) {
        host = other;
        return this;
    }

    WireRequest version(String other) {
        version = other;
        return this;
    }

    WireRequest body(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    WireRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without Content-Length. */
    WireRequest chunked() {
        chunked = true;
        return this;
    }

    /** Only the head is sent, whatever it announces. */
    WireRequest withoutBody() {
        headOnly = true;
        return this;
    }

    WireAnswer send(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(bytes(server.getAuthority()));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // A server may refuse and close before it has read everything; its answer is there all the same.
            }
            return WireAnswer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target.substring(0, Math.min(80, target.length())), e);
        }
    }

    private byte[] bytes(String server) {
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
        String name = host == null ? server : host;
        head.append(name.isEmpty() ? "" : "Host: " + name + "\r\n");
        headers.forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (!headOnly && (body.length > 0 || method.equals("POST") || method.equals("PUT"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        writeBody(out);
        return out.toByteArray();
    }

    private void writeBody(ByteArrayOutputStream out) {
        if (!chunked) {
            out.writeBytes(body);
            return;
        }
        for (int at = 0; at < body.length; at += 8192) {
            int length = Math.min(8192, body.length - at);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
