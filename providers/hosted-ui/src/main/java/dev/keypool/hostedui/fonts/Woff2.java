package dev.keypool.hostedui.fonts;

import dev.keypool.hostedui.RefusedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * WOFF2 (W3C): a header, a directory of tables, all tables packed as one, and notes that may follow. What is packed stays so, for the
 * platform does not unpack Brotli; how large it becomes is bounded by what the directory announces, beyond which no browser unpacks it.
 */
public final class Woff2 {

    public static final int MAX_BYTES = 200 * 1024;

    private static final int SIGNATURE = 0x774F4632;
    static final int TRUETYPE = 0x00010000;
    static final int OPENTYPE = 0x4F54544F;
    static final int COLLECTION = 0x74746366;
    private static final int HEADER = 48;
    private static final int LENGTH_AT = 8;
    private static final int NOTES_AT = 28;

    private final byte[] bytes;
    private final ByteBuffer in;
    private final List<String> removed = new ArrayList<>();

    private Woff2(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    /** @throws RefusedException saying where and why */
    public static Font check(byte[] bytes) throws RefusedException {
        String other = OtherFonts.name(bytes);
        if (other != null) {
            throw new RefusedException("This is a font in " + other + ", and pages take WOFF2. \"pyftsubset font.ttf --unicodes=U+0020-017F --flavor=woff2\" (of fonttools, with Python's brotli)"
                    + " makes one of the letters that are needed, \"woff2_compress font.ttf\" of all of them.");
        }
        if (bytes.length > MAX_BYTES) {
            throw new RefusedException("The font is larger than " + MAX_BYTES / 1024 + " KB, and who signs in waits for it; leave out the letters that are not needed.");
        }
        try {
            return new Woff2(bytes).check();
        } catch (FontException e) {
            throw new RefusedException(e.refusal());
        } catch (BufferUnderflowException e) {
            throw new RefusedException("The font ends too early.");
        }
    }

    private Font check() throws FontException {
        require(in.remaining() >= 4 && in.getInt() == SIGNATURE, "This is no font in WOFF2.");
        int flavor = in.getInt();
        require(flavor != COLLECTION, "A collection of fonts is not taken; give one font.");
        require(flavor == TRUETYPE || flavor == OPENTYPE, "The font is neither TrueType nor OpenType.");
        require(unsigned() == bytes.length, "The file is longer or shorter than the font in it; what is a font and something else is not taken.");
        int count = in.getShort() & 0xFFFF;
        require(in.getShort() == 0, "A part of the header that is empty in fonts is not.");
        long unpacked = unsigned();
        require(unpacked <= Woff2Tables.MAX_UNPACKED, "The font unpacks to " + unpacked + " bytes; " + Woff2Tables.MAX_UNPACKED + " are taken.");
        long packed = unsigned();
        in.getInt();
        long notes = unsigned();
        long notesLength = unsigned();
        unsigned();
        long own = unsigned();
        long ownLength = unsigned();
        Woff2Tables tables = Woff2Tables.read(in, count, flavor == OPENTYPE);
        long end = (long) in.position() + packed;
        require(packed > 0 && end <= bytes.length, "The packed tables are empty or reach out of the file.");
        require(packed * Woff2Tables.MOST_PACKED >= tables.unpacked(), "The font unpacks to more than " + Woff2Tables.MOST_PACKED + " times its size.");
        end = note(note(padded(end), notes, notesLength, "the metadata"), own, ownLength, "the private data");
        require(end == bytes.length, "Behind the end of the font there are more bytes; what is a font and something else is not taken.");
        return new Font(written((int) ((long) in.position() + packed)), tables.variable(), List.copyOf(removed));
    }

    /** @return where it ends; notes lie directly behind what is before them */
    private long note(long from, long offset, long length, String name) throws FontException {
        if (offset == 0 && length == 0) {
            return from;
        }
        require(offset == from && length > 0 && offset + length <= bytes.length, "Where " + name + " should lie, something else does.");
        removed.add(name);
        return padded(offset + length);
    }

    /** The next multiple of four, or the end of the file, over bytes that are empty. */
    private long padded(long end) throws FontException {
        long to = Math.min(end + 3 & ~3L, bytes.length);
        for (long at = end; at < to; at++) {
            require(bytes[(int) at] == 0, "What fills up the font to a multiple of four bytes is not empty.");
        }
        return to;
    }

    private byte[] written(int end) {
        int length = end + 3 & ~3;
        ByteBuffer font = ByteBuffer.wrap(Arrays.copyOf(Arrays.copyOf(bytes, end), length));
        return font.putInt(LENGTH_AT, length).put(NOTES_AT, new byte[HEADER - NOTES_AT]).array();
    }

    private long unsigned() {
        return in.getInt() & 0xFFFFFFFFL;
    }

    private void require(boolean right, String otherwise) throws FontException {
        if (!right) {
            throw new FontException(in.position(), otherwise);
        }
    }
}
