package dev.keypool.hostedui.admin;

import dev.keypool.hostedui.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/** Bodies up to a limit of our own. */
final class Body {

    private Body() {
    }

    static byte[] read(InputStream body, int maxBytes) throws RefusedException {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new RefusedException("The request body has more than " + maxBytes + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new RefusedException("The request body could not be read.");
        }
    }
}
