package dev.keypool.hostedui.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** ICO: a directory and its pictures, PNG or bitmap, one directly behind the other. */
final class Ico {

    private static final int MAX_PICTURES = 32;
    private static final int DIRECTORY = 6;
    private static final int ENTRY = 16;
    private static final int BITMAP_HEADER = 40;
    private static final int MAX_SIDE = 1024;
    private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 24, 32);

    private record Entry(byte[] head, int size, int offset) {
    }

    private Ico() {
    }

    static Picture check(byte[] bytes, Unpacked unpacked) throws ImageException {
        Bytes in = new Bytes(bytes);
        in.u16le();
        in.u16le();
        int count = in.u16le();
        if (count < 1 || count > MAX_PICTURES) {
            throw in.wrong("An icon holds from 1 to " + MAX_PICTURES + " pictures.");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] head = in.take(8);
            long size = in.u32le();
            long offset = in.u32le();
            if (offset + size > bytes.length) {
                throw in.wrong("The icon ends before its pictures do.");
            }
            entries.add(new Entry(head, (int) size, (int) offset));
        }
        entries.sort(Comparator.comparingInt(Entry::offset));
        return pictures(bytes, entries, unpacked);
    }

    private static Picture pictures(byte[] bytes, List<Entry> entries, Unpacked unpacked) throws ImageException {
        int next = DIRECTORY + entries.size() * ENTRY;
        Set<String> removed = new LinkedHashSet<>();
        List<byte[]> contents = new ArrayList<>();
        int largest = 0;
        for (Entry entry : entries) {
            if (entry.offset() != next) {
                throw new ImageException(next, "The pictures of the icon do not lie directly behind each other: something else is between them.");
            }
            next = entry.offset() + entry.size();
            byte[] content = Arrays.copyOfRange(bytes, entry.offset(), next);
            Picture picture = content.length > Png.SIGNATURE.length && Arrays.equals(content, 0, Png.SIGNATURE.length, Png.SIGNATURE, 0, Png.SIGNATURE.length)
                    ? Png.check(content, MAX_SIDE, unpacked) : bitmap(content, entry.offset());
            contents.add(picture.bytes());
            removed.addAll(picture.removed());
            largest = Math.max(largest, Math.max(picture.width(), picture.height()));
        }
        if (next != bytes.length) {
            throw new ImageException(next, "Behind the end of the icon there are " + (bytes.length - next) + " more bytes; what is a picture and something else is not taken.");
        }
        return new Picture(ImageType.ICO, largest, largest, written(entries, contents), List.copyOf(removed));
    }

    private static byte[] written(List<Entry> entries, List<byte[]> contents) {
        int offset = DIRECTORY + entries.size() * ENTRY;
        ByteBuffer icon = ByteBuffer.allocate(offset + contents.stream().mapToInt(content -> content.length).sum()).order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) entries.size());
        for (int i = 0; i < entries.size(); i++) {
            icon.put(entries.get(i).head()).putInt(contents.get(i).length).putInt(offset);
            offset += contents.get(i).length;
        }
        contents.forEach(icon::put);
        return icon.array();
    }

    /** A bitmap without its file header, of twice the height: colors, then one bit for each pixel that is shown. */
    private static Picture bitmap(byte[] content, int at) throws ImageException {
        Bytes in = new Bytes(content);
        if (in.left() < BITMAP_HEADER || in.u32le() != BITMAP_HEADER) {
            throw new ImageException(at, "Here is neither a PNG nor a bitmap.");
        }
        long width = in.u32le();
        long height = in.u32le() / 2;
        int planes = in.u16le();
        int bits = in.u16le();
        long compression = in.u32le();
        Dimensions.check(in, width, height, MAX_SIDE);
        in.take(12);
        long colors = in.u32le();
        in.u32le();
        if (planes > 1 || !DEPTHS.contains(bits) || compression != 0 || colors > 256) {
            throw new ImageException(at, "A bitmap of this kind is not taken in icons.");
        }
        long palette = bits > 8 ? colors : colors == 0 ? 1L << bits : colors;
        long shown = row(width, bits) * height;
        long mask = row(width, 1) * height;
        long size = BITMAP_HEADER + 4 * palette + shown;
        if (content.length != size + mask && !(bits == 32 && content.length == size)) {
            throw new ImageException(at, "The bitmap is longer or shorter than its header says.");
        }
        return new Picture(ImageType.ICO, (int) width, (int) height, content, List.of());
    }

    private static long row(long width, int bits) {
        return (width * bits + 31) / 32 * 4;
    }
}
