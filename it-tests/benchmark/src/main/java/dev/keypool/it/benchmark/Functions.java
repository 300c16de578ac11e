package dev.keypool.it.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What triggers call: gives the event back after a millisecond, or never. Such a function is on another machine; this one shares the
 * processors with what is measured, so it does as little as can be: one thread for each connection, one write for each answer.
 */
final class Functions implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final long NEVER = 60_000;

    private final ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Functions() throws IOException {
        threads.submit(() -> {
            while (true) {
                Socket connection = server.accept();
                threads.submit(() -> {
                    serve(connection);
                    return null;
                });
            }
        });
    }

    String host() {
        return "localhost:" + server.getLocalPort();
    }

    private static void serve(Socket connection) throws IOException, InterruptedException {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream requests = new BufferedInputStream(connection.getInputStream());
            for (String request = line(requests); !request.isEmpty(); request = line(requests)) {
                int length = 0;
                for (String header = line(requests); !header.isEmpty(); header = line(requests)) {
                    if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                        length = Integer.parseInt(header.substring(LENGTH.length()).trim());
                    }
                }
                byte[] event = requests.readNBytes(length);
                Thread.sleep(request.contains("/quick") ? 1 : NEVER);
                byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + event.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] answer = new byte[head.length + event.length];
                System.arraycopy(head, 0, answer, 0, head.length);
                System.arraycopy(event, 0, answer, head.length, event.length);
                connection.getOutputStream().write(answer);
            }
        }
    }

    /** Empty at the end of the connection, too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
