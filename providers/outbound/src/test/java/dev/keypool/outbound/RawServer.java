package dev.keypool.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server that does exactly what a test says with each connection, HTTP or not. */
final class RawServer implements AutoCloseable {

    interface Behaviour {
        void serve(Socket connection) throws Exception;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final AtomicInteger connections = new AtomicInteger();

    RawServer(Behaviour behaviour) throws IOException {
        this(ServerSocketFactory.getDefault(), "127.0.0.1", 0, behaviour);
    }

    RawServer(ServerSocketFactory factory, String address, int port, Behaviour behaviour) throws IOException {
        listener = factory.createServerSocket(port, 50, InetAddress.getByName(address));
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket connection = listener.accept();
                    connections.incrementAndGet();
                    threads.execute(() -> serve(connection, behaviour));
                } catch (IOException e) {
                    // Closed.
                }
            }
        });
    }

    private static void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.serve(connection);
        } catch (Exception e) {
            // The client went away, which is what most tests are about.
        }
    }

    /** Reads a request's head, and answers it with these bytes. */
    static Behaviour answering(String answer) {
        return connection -> {
            readHead(connection);
            OutputStream out = connection.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        };
    }

    /** The request line and headers as they arrived. */
    static String readHead(Socket connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = connection.getInputStream().read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    int port() {
        return listener.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
