package dev.keypool.hostedui.images;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG: chunk after chunk, each with its sum, the pixels unpacked to the last one. */
final class Png {

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "iCCP");
    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(0, Set.of(1, 2, 4, 8, 16), 2, Set.of(8, 16), 3, Set.of(1, 2, 4, 8), 4, Set.of(8, 16), 6, Set.of(8, 16));
    private static final int MAX_CHUNKS = 10_000;

    private final Bytes in;
    private final int maxSide;
    private final Unpacked unpacked;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<byte[]> pixels = new ArrayList<>();
    private int width;
    private int height;
    private int depth;
    private int colorType;
    private boolean interlaced;
    private String last = "";

    private Png(byte[] bytes, int maxSide, Unpacked unpacked) {
        this.in = new Bytes(bytes);
        this.maxSide = maxSide;
        this.unpacked = unpacked;
    }

    static Picture check(byte[] bytes, int maxSide, Unpacked unpacked) throws ImageException {
        return new Png(bytes, maxSide, unpacked).check();
    }

    private Picture check() throws ImageException {
        out.writeBytes(in.take(SIGNATURE.length));
        for (int count = 0; !last.equals("IEND"); count++) {
            if (count == MAX_CHUNKS) {
                throw in.wrong("The picture has more than " + MAX_CHUNKS + " chunks.");
            }
            chunk();
        }
        if (in.left() > 0) {
            throw in.wrong("Behind the end of the picture there are " + in.left() + " more bytes; what is a picture and something else is not taken.");
        }
        PngPixels.check(in, pixels, width, height, depth * samples(), interlaced);
        return new Picture(ImageType.PNG, width, height, out.toByteArray(), List.copyOf(removed));
    }

    private void chunk() throws ImageException {
        int from = in.position();
        int length = in.length(in.u32());
        String type = in.ascii(4);
        Bytes data = in.part(in.length(length));
        CRC32 sum = new CRC32();
        sum.update(in.slice(from + 4, in.position()));
        if (in.u32() != sum.getValue()) {
            throw new ImageException(from, "The sum of this chunk is not right; the picture is damaged.");
        }
        if (last.isEmpty() != type.equals("IHDR")) {
            throw new ImageException(from, "The picture does not begin with its one header.");
        }
        if (KEPT.contains(type)) {
            read(type, data, from);
            out.writeBytes(in.slice(from, in.position()));
        } else if (type.chars().allMatch(Character::isLetter) && Character.isLowerCase(type.charAt(0))) {
            removed.add("the chunk " + type);
        } else {
            throw new ImageException(from, "No PNG has such a chunk.");
        }
        last = KEPT.contains(type) || !last.equals("IDAT") ? type : last;
    }

    private void read(String type, Bytes data, int from) throws ImageException {
        if (!seen.add(type) && !(type.equals("IDAT") && last.equals("IDAT"))) {
            throw new ImageException(from, "The chunk " + type + " is there more than once.");
        }
        switch (type) {
            case "IHDR" -> header(data);
            case "IDAT" -> {
                if (colorType == 3 && !seen.contains("PLTE")) {
                    throw data.wrong("The picture has no palette.");
                }
                pixels.add(data.take(data.left()));
            }
            case "PLTE" -> {
                if (data.left() == 0 || data.left() > 768 || data.left() % 3 != 0 || seen.contains("IDAT")) {
                    throw data.wrong("This is no palette.");
                }
            }
            case "IEND" -> {
                if (data.left() > 0) {
                    throw data.wrong("The end of the picture holds something.");
                }
            }
            case "iCCP" -> unpacked.profile(data, PngPixels.checkProfile(data));
            default -> {
                if (data.left() > 1024) {
                    throw data.wrong("The chunk " + type + " is longer than it can be.");
                }
            }
        }
    }

    private void header(Bytes data) throws ImageException {
        if (data.left() != 13) {
            throw data.wrong("The header has a wrong length.");
        }
        long wide = data.u32();
        long high = data.u32();
        Dimensions.check(data, wide, high, maxSide);
        width = (int) wide;
        height = (int) high;
        depth = data.u8();
        colorType = data.u8();
        boolean methods = data.u8() == 0 && data.u8() == 0;
        int interlace = data.u8();
        interlaced = interlace == 1;
        if (!DEPTHS.getOrDefault(colorType, Set.of()).contains(depth) || !methods || interlace > 1) {
            throw data.wrong("The header describes no PNG that there is.");
        }
        unpacked.pixels(data, width, height, depth * samples());
    }

    private int samples() {
        return switch (colorType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }
}
