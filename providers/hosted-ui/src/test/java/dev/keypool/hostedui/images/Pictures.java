package dev.keypool.hostedui.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures and their parts for tests. */
final class Pictures {

    static final byte[] WEBP_LOSSY = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    static final byte[] WEBP_LOSSLESS = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private Pictures() {
    }

    static byte[] written(String format, int type) {
        BufferedImage image = new BufferedImage(16, 9, type);
        for (int i = 0; i < 16 * 9; i++) {
            image.setRGB(i % 16, i / 16, i * 0x01030507);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] png() {
        return written("png", BufferedImage.TYPE_INT_ARGB);
    }

    static byte[] jpeg() {
        return written("jpg", BufferedImage.TYPE_INT_RGB);
    }

    static byte[] pngOf(byte[]... chunks) {
        return join(Png.SIGNATURE, join(chunks));
    }

    static byte[] header(int width, int height, int depth, int colorType, int interlace) {
        return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) colorType).putShort((short) 0).put((byte) interlace).array());
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] named = join(ascii(type), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return join(ByteBuffer.allocate(4).putInt(data.length).array(), named, ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    static byte[] packed(int length) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[length]);
        deflater.finish();
        byte[] out = new byte[length / 500 + 1000];
        int size = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, size);
    }

    /** @param contents pictures that say themselves how large they are */
    static byte[] ico(byte[]... contents) {
        int offset = 6 + 16 * contents.length;
        ByteBuffer icon = ByteBuffer.allocate(offset + join(contents).length).order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) contents.length);
        for (byte[] content : contents) {
            icon.put(new byte[8]).putInt(content.length).putInt(offset);
            offset += content.length;
        }
        return icon.put(join(contents)).array();
    }

    static byte[] bitmap(int width, int height, int bits, int pixels) {
        return ByteBuffer.allocate(40 + pixels).order(ByteOrder.LITTLE_ENDIAN).putInt(40).putInt(width).putInt(2 * height).putShort((short) 1)
                .putShort((short) bits).array();
    }

    static byte[] riff(byte[]... chunks) {
        byte[] all = join(chunks);
        return ByteBuffer.allocate(12 + all.length).order(ByteOrder.LITTLE_ENDIAN).put(ascii("RIFF")).putInt(4 + all.length).put(ascii("WEBP")).put(all).array();
    }

    static byte[] riffChunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2).order(ByteOrder.LITTLE_ENDIAN).put(ascii(type)).putInt(data.length).put(data).array();
    }

    static byte[] segment(int marker, String data) {
        return join(new byte[] {(byte) 0xFF, (byte) marker, (byte) (data.length() + 2 >> 8), (byte) (data.length() + 2)}, ascii(data));
    }

    static byte[] insert(byte[] into, int at, byte[] what) {
        return join(Arrays.copyOf(into, at), what, Arrays.copyOfRange(into, at, into.length));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
