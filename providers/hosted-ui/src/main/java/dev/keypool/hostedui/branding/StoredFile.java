package dev.keypool.hostedui.branding;

import dev.keypool.hostedui.fonts.Font;
import dev.keypool.hostedui.images.ImageType;
import dev.keypool.hostedui.images.Picture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that browsers get, under the hash of its content.
 *
 * @param type {@link #CSS} or the name of an {@link ImageType}
 */
public record StoredFile(String hash, String type, byte[] bytes) {

    private static final String CSS = "CSS";

    public static StoredFile of(Picture picture) {
        return new StoredFile(sha256(picture.bytes()), picture.type().name(), picture.bytes());
    }

    public static StoredFile of(Font font) {
        return new StoredFile(sha256(font.bytes()), ImageType.WOFF2.name(), font.bytes());
    }

    static StoredFile sheet(String css) {
        byte[] bytes = css.getBytes(StandardCharsets.UTF_8);
        return new StoredFile(sha256(bytes), CSS, bytes);
    }

    public String name() {
        return hash + "." + (isSheet() ? "css" : ImageType.valueOf(type).extension());
    }

    public String contentType() {
        return isSheet() ? "text/css; charset=utf-8" : ImageType.valueOf(type).contentType();
    }

    /** Whether it is text; pictures are compressed already. */
    public boolean isCompressible() {
        return isSheet() || type.equals(ImageType.SVG.name()) || type.equals(ImageType.ICO.name());
    }

    private boolean isSheet() {
        return CSS.equals(type);
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
