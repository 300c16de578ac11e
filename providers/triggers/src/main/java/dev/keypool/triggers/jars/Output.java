package dev.keypool.triggers.jars;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** A function's answer, so long as it is not too large. */
final class Output extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] some, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, some.length);
        if (tooLarge || length > Handler.MAX_OUTPUT - bytes.size()) {
            tooLarge = true;
            throw new IOException("The answer has more than " + Handler.MAX_OUTPUT + " bytes");
        }
        bytes.write(some, offset, length);
    }

    /** @throws JarFailure when there was more, even where the function did not mind the exception */
    synchronized byte[] bytes() throws JarFailure {
        if (tooLarge) {
            throw new JarFailure(JarFailure.Kind.BAD_OUTPUT, "The function's answer has more than " + Handler.MAX_OUTPUT + " bytes");
        }
        return bytes.toByteArray();
    }
}
