package dev.keypool.outbound;

import java.io.IOException;
import org.apache.http.HttpConnection;

/** Closes what is of no use any more. */
final class Quietly {

    private Quietly() {
    }

    /** Without a farewell: TLS would wait for the other side's. */
    static void close(HttpConnection connection) {
        try {
            connection.shutdown();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }
}
