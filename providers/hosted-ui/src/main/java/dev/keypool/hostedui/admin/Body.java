package dev.keypool.hostedui.admin;

import dev.keypool.hostedui.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/** Bodies up to a limit of our own. */
final class Body {

    private Body() {
    }

    static byte[] read(InputStream body, Limit limit) throws RefusedException {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(limit.bytes() + 1);
            if (bytes.length > limit.bytes()) {
                throw new RefusedException("The request body has more than " + limit.bytes() + " bytes. " + limit.explanation());
            }
            return bytes;
        } catch (IOException e) {
            throw new RefusedException("The request body could not be read.");
        }
    }
}
