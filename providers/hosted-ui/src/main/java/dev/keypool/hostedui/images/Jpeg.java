package dev.keypool.hostedui.images;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** JPEG: marker after marker to the end of the picture, which is the end of the file. */
final class Jpeg {

    private static final int MAX_SCANS = 32;
    private static final int MAX_SEGMENTS = 2_000;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int DRI = 0xDD;
    private static final int COM = 0xFE;
    private static final int APP = 0xE0;

    private final Bytes in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Set<String> removed = new LinkedHashSet<>();
    private int width;
    private int height;
    private int components;
    private int scans;

    private Jpeg(byte[] bytes) {
        this.in = new Bytes(bytes);
    }

    static Picture check(byte[] bytes) throws ImageException {
        return new Jpeg(bytes).check();
    }

    private Picture check() throws ImageException {
        if (in.u8() != 0xFF || in.u8() != SOI) {
            throw in.wrong("This is no JPEG.");
        }
        out.write(0xFF);
        out.write(SOI);
        int marker = in.u8() == 0xFF ? marker() : -1;
        for (int count = 0; marker != EOI; count++) {
            if (marker < 0 || count == MAX_SEGMENTS) {
                throw in.wrong("Here a JPEG's next part should begin.");
            }
            marker = segment(marker);
        }
        if (scans == 0) {
            throw in.wrong("The picture ends before it has shown anything.");
        }
        if (in.left() > 0) {
            throw in.wrong("Behind the end of the picture there are " + in.left() + " more bytes; what is a picture and something else is not taken.");
        }
        out.write(0xFF);
        out.write(EOI);
        return new Picture(ImageType.JPEG, width, height, out.toByteArray(), List.copyOf(removed));
    }

    /** What follows 0xFF, over any filling. */
    private int marker() throws ImageException {
        int marker = in.u8();
        while (marker == 0xFF) {
            marker = in.u8();
        }
        return marker;
    }

    /** @return the next marker */
    private int segment(int marker) throws ImageException {
        int from = in.position();
        int length = in.u16();
        if (length < 2) {
            throw in.wrong("Here a length is too short.");
        }
        Bytes data = in.part(in.length(length - 2));
        int to = in.position();
        switch (marker) {
            case DQT, DHT, DRI -> keep(marker, in.slice(from, to));
            case 0xC0, 0xC1, 0xC2 -> {
                frame(data);
                keep(marker, in.slice(from, to));
            }
            case SOS -> {
                scan(data);
                keep(marker, in.slice(from, to));
                return pixels();
            }
            default -> note(marker, data, in.slice(from, to));
        }
        return in.u8() == 0xFF ? marker() : -1;
    }

    private void frame(Bytes data) throws ImageException {
        int precision = data.u8();
        int high = data.u16();
        int wide = data.u16();
        if (components > 0 || precision != 8) {
            throw data.wrong("A JPEG with several frames, or with other than 8 bits, is not taken.");
        }
        Dimensions.check(data, wide, high);
        width = wide;
        height = high;
        components = data.u8();
        if (components != 1 && components != 3 && components != 4 || data.left() != 3 * components) {
            throw data.wrong("The header of the picture is not right.");
        }
    }

    private void scan(Bytes data) throws ImageException {
        int count = data.u8();
        if (components == 0 || count < 1 || count > components || data.left() != 2 * count + 3) {
            throw data.wrong("The header of the pixels is not right.");
        }
        if (++scans > MAX_SCANS) {
            throw data.wrong("The picture is drawn in more than " + MAX_SCANS + " layers.");
        }
    }

    /** Entropy-coded bytes, where 0xFF is followed by 0 or by the marker of a restart. */
    private int pixels() throws ImageException {
        int from = in.position();
        while (true) {
            if (in.u8() == 0xFF) {
                int at = in.position() - 1;
                int marker = marker();
                if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
                    out.writeBytes(in.slice(from, at));
                    return marker;
                }
            }
        }
    }

    private void note(int marker, Bytes data, byte[] segment) throws ImageException {
        boolean application = marker >= APP && marker <= 0xEF;
        if (!application && marker != COM) {
            throw data.wrong("A JPEG with the part 0x" + Integer.toHexString(marker) + " is not taken.");
        }
        String name = application ? data.ascii(Math.min(14, data.left())) : "";
        if (marker == APP && name.startsWith("JFIF\0") && segment.length >= 16) {
            keep(marker, Exif.withoutThumbnail(segment));
        } else if (marker == APP + 14 && name.startsWith("Adobe") && segment.length == 14 || marker == APP + 2 && name.startsWith("ICC_PROFILE\0")) {
            keep(marker, segment);
        } else if (marker == APP + 1 && Exif.orientation(segment) > 1) {
            keep(marker, Exif.only(Exif.orientation(segment)));
            removed.add("notes of the camera");
        } else {
            removed.add(marker == COM ? "a comment" : "notes of the part APP" + (marker - APP));
        }
    }

    private void keep(int marker, byte[] segment) {
        out.write(0xFF);
        out.write(marker);
        out.writeBytes(segment);
    }
}
