package dev.keypool.hostedui.images;

import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The packed parts of a PNG: unpacked without being kept, and no further than they may go. */
final class PngPixels {

    private static final int MAX_PROFILE = 4 << 20;
    /** Where the seven passes of an interlaced picture begin, and how far their pixels lie apart. */
    private static final int[][] PASSES = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

    private PngPixels() {
    }

    static void check(Bytes at, List<byte[]> packed, int width, int height, int bits, boolean interlaced) throws ImageException {
        long expected = 0;
        if (interlaced) {
            for (int[] pass : PASSES) {
                expected += size((width - pass[0] + pass[2] - 1) / pass[2], (height - pass[1] + pass[3] - 1) / pass[3], bits);
            }
        } else {
            expected = size(width, height, bits);
        }
        if (unpacked(at, packed, expected) != expected) {
            throw at.wrong("The picture unpacks to less than its header says.");
        }
    }

    /** @return how many bytes it unpacks to */
    static long checkProfile(Bytes data) throws ImageException {
        int name = 0;
        while (data.u8() != 0) {
            name++;
        }
        if (name < 1 || name > 79 || data.u8() != 0) {
            throw data.wrong("This is no color profile.");
        }
        return unpacked(data, List.of(data.take(data.left())), MAX_PROFILE);
    }

    private static long size(long width, long height, int bits) {
        return width == 0 || height == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
    }

    private static long unpacked(Bytes at, List<byte[]> packed, long most) throws ImageException {
        Inflater inflater = new Inflater();
        byte[] buffer = new byte[65_536];
        long total = 0;
        try {
            for (byte[] part : packed) {
                inflater.setInput(part);
                while (!inflater.finished() && !inflater.needsInput()) {
                    int count = inflater.inflate(buffer);
                    total += count;
                    if (total > most || count == 0 && inflater.needsDictionary()) {
                        throw at.wrong("The picture unpacks to more than its header says.");
                    }
                }
                if (inflater.finished() && inflater.getRemaining() > 0) {
                    throw at.wrong("Behind the packed pixels there is more.");
                }
            }
            if (!inflater.finished()) {
                throw at.wrong("The packed pixels have no end.");
            }
            return total;
        } catch (DataFormatException e) {
            throw at.wrong("What is packed in the picture cannot be unpacked.");
        } finally {
            inflater.end();
        }
    }
}
