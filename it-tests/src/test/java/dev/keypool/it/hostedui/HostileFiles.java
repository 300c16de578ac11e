package dev.keypool.it.hostedui;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files as somebody would make them who means harm. */
final class HostileFiles {

    static final String LAUGHS = laughs();
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    private static final String OPEN = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";

    private HostileFiles() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] svg(String body) {
        return (OPEN + body + "</svg>").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] font() {
        return resource("squares.woff2");
    }

    static byte[] resource(String name) {
        try (InputStream in = HostileFiles.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] picture(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[] one, byte[]... more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        for (byte[] next : more) {
            all.writeBytes(next);
        }
        return all.toByteArray();
    }

    /** A picture of these sides, with a script in its notes. */
    static byte[] png(int side) {
        byte[] png = picture("png");
        byte[] header = ByteBuffer.allocate(13).putInt(side).putInt(side).put(new byte[] {8, 2, 0, 0, 0}).array();
        return join(Arrays.copyOf(png, 8), chunk("IHDR", header), chunk("tEXt", bytes("Comment\0<script>hacked=1</script>")), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] jpegWithScript() {
        byte[] jpeg = picture("jpg");
        byte[] script = bytes("*/=1;hacked=1;/*<script>hacked=1</script>");
        return join(Arrays.copyOf(jpeg, 2), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (script.length + 2)}, script, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] ico(byte[] picture) {
        return ByteBuffer.allocate(22 + picture.length).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) 1).putShort((short) 1).put(new byte[8])
                .putInt(picture.length).putInt(22).put(picture).array();
    }

    /** @param chunk what follows the picture */
    static byte[] webp(String chunk) {
        byte[] body = join(Arrays.copyOfRange(WEBP, 12, WEBP.length), bytes(chunk));
        return ByteBuffer.allocate(12 + body.length).order(ByteOrder.LITTLE_ENDIAN).put(bytes("RIFF")).putInt(4 + body.length).put(bytes("WEBP")).put(body).array();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(join(bytes(type), data));
        return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(bytes(type)).put(data).putInt((int) sum.getValue()).array();
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            laughs.append(String.format(Locale.ROOT, "<!ENTITY l%d '%s'>", i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        return laughs + "]><svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>";
    }
}
