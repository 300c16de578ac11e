package dev.keypool.hostedui.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** WebP that stands still: a RIFF file of one picture, with or without transparency and color profile. */
final class Webp {

    private static final int ALPHA_FLAG = 0x10;
    private static final int PROFILE_FLAG = 0x20;
    private static final int ANIMATION_FLAG = 0x02;

    private final Bytes in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Set<String> removed = new LinkedHashSet<>();
    private final List<String> kept = new ArrayList<>();
    private long canvasWidth;
    private long canvasHeight;
    private int width;
    private int height;

    private Webp(byte[] bytes) {
        this.in = new Bytes(bytes);
    }

    static Picture check(byte[] bytes) throws ImageException {
        return new Webp(bytes).check();
    }

    private Picture check() throws ImageException {
        in.ascii(4);
        long size = in.u32le();
        if (size != in.left() || !in.ascii(4).equals("WEBP")) {
            throw in.wrong("The file is longer or shorter than the picture in it; what is a picture and something else is not taken.");
        }
        while (in.left() > 0) {
            chunk();
        }
        if (width == 0 || canvasWidth > 0 && (canvasWidth != width || canvasHeight != height)) {
            throw in.wrong("The file holds no picture, or one of another size than it says.");
        }
        byte[] chunks = out.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(12 + chunks.length).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(ascii("RIFF")).putInt(4 + chunks.length).put(ascii("WEBP")).put(chunks);
        return new Picture(ImageType.WEBP, width, height, whole.array(), List.copyOf(removed));
    }

    private void chunk() throws ImageException {
        String type = in.ascii(4);
        int length = in.length(in.u32le());
        int from = in.position();
        Bytes data = in.part(length);
        if (length % 2 == 1 && in.u8() != 0) {
            throw in.wrong("What fills up an odd chunk is not empty.");
        }
        boolean first = kept.isEmpty();
        boolean extended = kept.contains("VP8X");
        boolean allowed = switch (type) {
            case "VP8X" -> first && extended(data);
            case "VP8 " -> width == 0 && (first || extended) && lossy(data);
            case "VP8L" -> width == 0 && (first || extended && !kept.contains("ALPH")) && lossless(data);
            case "ALPH" -> extended && width == 0;
            case "ICCP" -> extended && width == 0 && !kept.contains("ALPH");
            default -> false;
        };
        if (allowed && !kept.contains(type)) {
            kept.add(type);
            keep(type, in.slice(from, from + length));
        } else if (extended && (type.equals("EXIF") || type.equals("XMP "))) {
            removed.add("the chunk " + type.strip());
        } else {
            throw new ImageException(from, "Here a WebP that stands still has no such chunk.");
        }
    }

    private boolean extended(Bytes data) throws ImageException {
        if (data.left() != 10) {
            return false;
        }
        int flags = data.u8();
        data.u24le();
        canvasWidth = data.u24le() + 1L;
        canvasHeight = data.u24le() + 1L;
        if ((flags & ANIMATION_FLAG) != 0) {
            throw data.wrong("A picture that moves is not taken: the pages hold still.");
        }
        return true;
    }

    private boolean lossy(Bytes data) throws ImageException {
        boolean keyFrame = (data.u24le() & 1) == 0;
        boolean start = data.u8() == 0x9D && data.u8() == 0x01 && data.u8() == 0x2A;
        size(data, data.u16le() & 0x3FFF, data.u16le() & 0x3FFF);
        return keyFrame && start;
    }

    private boolean lossless(Bytes data) throws ImageException {
        boolean start = data.u8() == 0x2F;
        long bits = data.u32le();
        size(data, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        return start && bits >> 29 == 0;
    }

    private void size(Bytes data, long wide, long high) throws ImageException {
        Dimensions.check(data, wide, high);
        width = (int) wide;
        height = (int) high;
    }

    private void keep(String type, byte[] data) {
        if (type.equals("VP8X")) {
            data[0] &= ALPHA_FLAG | PROFILE_FLAG;
        }
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(head.put(ascii(type)).putInt(data.length).array());
        out.writeBytes(data);
        if (data.length % 2 == 1) {
            out.write(0);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
