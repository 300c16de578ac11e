package dev.keypool.iam.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8, strictly, and only so much of it. */
final class Text {

    /** Bytes: more than a request with the largest policies of every kind. */
    static final int MAX_BYTES = 1024 * 1024;

    /** The document has more bytes than that. */
    static final class TooLong extends IOException {
        private TooLong() {
            super("the document has more than " + MAX_BYTES + " bytes, and no policy may.");
        }
    }

    private Text() {
    }

    static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new TooLong();
        }
        return decode(bytes);
    }

    static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
