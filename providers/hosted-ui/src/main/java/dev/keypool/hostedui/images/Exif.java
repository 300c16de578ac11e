package dev.keypool.hostedui.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Of what cameras note, all that matters is which way was up: without it a picture would lie on its side. */
final class Exif {

    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TIFF = 2 + 6;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private Exif() {
    }

    /** @param segment with its length before it; @return 1 to 8, 1 where none is noted */
    static int orientation(byte[] segment) {
        if (segment.length < TIFF + 8 || !Arrays.equals(segment, 2, TIFF, NAME, 0, NAME.length)) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, TIFF, segment.length - TIFF).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return 1;
        }
        int count = tiff.getShort(directory) & 0xFFFF;
        for (int at = directory + 2; count > 0 && at <= tiff.capacity() - ENTRY; at += ENTRY, count--) {
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** A segment that notes nothing else. */
    static byte[] only(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(TIFF + 8 + 2 + ENTRY + 4);
        segment.putShort((short) segment.capacity()).put(NAME);
        segment.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        segment.putShort((short) 1).putShort((short) ORIENTATION).putShort((short) SHORT).putInt(1).putShort((short) orientation).putShort((short) 0);
        return segment.putInt(0).array();
    }

    /** A JFIF segment without the small picture that may follow its fields. */
    static byte[] withoutThumbnail(byte[] segment) {
        byte[] fields = Arrays.copyOf(segment, 16);
        fields[0] = 0;
        fields[1] = 16;
        fields[14] = 0;
        fields[15] = 0;
        return fields;
    }
}
