package dev.keypool.identitypools.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the plain JSON API. */
final class OpenApi {

    static final byte[] DOCUMENT = read();

    private OpenApi() {
    }

    private static byte[] read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json is part of this JAR", e);
        }
    }
}
