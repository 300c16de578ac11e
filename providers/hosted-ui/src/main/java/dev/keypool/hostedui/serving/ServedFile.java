package dev.keypool.hostedui.serving;

import dev.keypool.hostedui.branding.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it goes out, compressed once.
 *
 * @param gzip null where that makes it no smaller
 */
record ServedFile(StoredFile file, byte[] gzip) {

    static ServedFile of(StoredFile file) {
        byte[] gzip = file.isCompressible() ? compressed(file.bytes()) : null;
        return new ServedFile(file, gzip != null && gzip.length < file.bytes().length ? gzip : null);
    }

    int size() {
        return file.bytes().length + (gzip == null ? 0 : gzip.length);
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return out.toByteArray();
    }
}
