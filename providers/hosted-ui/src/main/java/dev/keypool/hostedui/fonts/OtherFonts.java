package dev.keypool.hostedui.fonts;

import java.nio.ByteBuffer;

/** Fonts that are none in WOFF2, known by their first bytes. */
final class OtherFonts {

    private static final int APPLE = 0x74727565;
    private static final int WOFF = 0x774F4646;

    private OtherFonts() {
    }

    /** Null where it is none of them. */
    static String name(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return null;
        }
        return switch (ByteBuffer.wrap(bytes).getInt()) {
            case Woff2.TRUETYPE, APPLE -> "TTF";
            case Woff2.OPENTYPE -> "OTF";
            case WOFF -> "WOFF";
            case Woff2.COLLECTION -> "TTC, a collection";
            default -> null;
        };
    }
}
