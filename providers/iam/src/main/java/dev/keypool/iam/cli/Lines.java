package dev.keypool.iam.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream, each of them bounded: of a longer one the rest is passed over. */
final class Lines {

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line without its end, cut off behind {@link Text#MAX_BYTES} bytes; null at the end of the stream. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() <= Text.MAX_BYTES) {
                line.write(read);
            }
        }
        return line.toByteArray();
    }

    /** Whether something can be read without waiting. */
    boolean isMoreThere() throws IOException {
        return in.available() > 0;
    }

    /** Whether a line had to be cut off. */
    static boolean isCut(byte[] line) {
        return line.length > Text.MAX_BYTES;
    }
}
