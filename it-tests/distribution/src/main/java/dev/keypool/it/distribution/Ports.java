package dev.keypool.it.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
public final class Ports {

    /** Below those that systems hand out themselves, and each JVM of the tests has its own: what is free now still is when a server has started. */
    private static final int LOWEST = 20_000;
    private static final int OF_A_JVM = 3_000;
    private static final int JVMS = 4;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** Ports that nothing listens on, all different. */
    public static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(any());
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static ServerSocket any() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ServerSocket(lowest() + ThreadLocalRandom.current().nextInt(OF_A_JVM));
            } catch (BindException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private static int lowest() {
        String number = System.getProperty("keypool.it.jvm", "").replaceAll("\\D", "");
        return LOWEST + (number.isEmpty() ? 0 : Integer.parseInt(number) % JVMS) * OF_A_JVM;
    }

    /** Bound to every address, so that a listener on any one of them counts as taken. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
