package dev.keypool.hostedui.images;

import static dev.keypool.hostedui.images.Pictures.ascii;
import static dev.keypool.hostedui.images.Pictures.chunk;
import static dev.keypool.hostedui.images.Pictures.header;
import static dev.keypool.hostedui.images.Pictures.ico;
import static dev.keypool.hostedui.images.Pictures.insert;
import static dev.keypool.hostedui.images.Pictures.join;
import static dev.keypool.hostedui.images.Pictures.packed;
import static dev.keypool.hostedui.images.Pictures.pngOf;
import static dev.keypool.hostedui.images.Pictures.riff;
import static dev.keypool.hostedui.images.Pictures.riffChunk;
import static dev.keypool.hostedui.images.Pictures.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keypool.hostedui.RefusedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePicturesTest {

    private static final byte[] END = chunk("IEND", new byte[0]);
    private static final byte[] ONE = chunk("IDAT", packed(2));

    /** A picture with an archive, a page or a script behind it is opened as that by whoever looks at it from the other end. */
    @ParameterizedTest
    @ValueSource(strings = {"\0", "PK\3\4 an archive of Java", "<html><script>alert(1)</script>", "%PDF-1.4"})
    void whatIsAPictureAndSomethingElse(String behind) {
        for (byte[] picture : List.of(Pictures.png(), Pictures.jpeg(), ico(Pictures.png()), Pictures.WEBP_LOSSY, Pictures.WEBP_LOSSLESS)) {
            assertRefused(join(picture, ascii(behind)), "what is a picture and something else is not taken");
            assertRefused(join(ascii(behind), picture), "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a=1;alert(1)", "BM", "II*\0", "%PDF", "<html>", "<!DOCTYPE html><svg xmlns='http://www.w3.org/2000/svg'/>", "\0\0\2\0", "RIFF", "RIFF\4\0\0\0WAVE", "\u0089PNG", "ÿØÿ"})
    void otherFiles(String file) {
        assertRefused(ascii(file), "");
    }

    @Test
    void pngsThatAreNotWhatTheySay() {
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("IDAT", packed(3)), END), "unpacks to more");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("IDAT", packed(1)), END), "unpacks to less");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("IDAT", join(packed(2), ascii("PK"))), END), "there is more");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("IDAT", Arrays.copyOf(packed(2), 5)), END), "no end");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), ONE, chunk("IDAT", ascii("<script>")), END), "there is more");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), ONE, chunk("gAMA", new byte[4]), ONE, END), "more than once");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("IDAT", ascii("<script>alert(1)</script>")), END), "cannot be unpacked");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), header(1, 1, 8, 0, 0), ONE, END), "one header");
        assertRefused(pngOf(ONE, END), "begin with its one header");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), END), "no end");
        assertRefused(pngOf(header(1, 1, 8, 3, 0), ONE, END), "palette");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("HTML", ascii("x")), ONE, END), "such a chunk");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("gAMA", new byte[5000]), ONE, END), "longer");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), ONE, chunk("IEND", ascii("<script>"))), "holds something");
        assertRefused(pngOf(header(1, 1, 8, 0, 0), ONE), "ends too early");
        for (byte[] odd : List.of(header(1, 1, 3, 0, 0), header(1, 1, 8, 5, 0), header(1, 1, 8, 0, 2), header(1, 1, 16, 3, 0))) {
            assertRefused(pngOf(odd, ONE, END), "describes no PNG");
        }
        byte[] damaged = Pictures.png();
        damaged[damaged.length - 20] ^= 1;
        assertRefused(damaged, "damaged");
        assertRefused(insert(Pictures.png(), 8, new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF}), "announced");
    }

    @Test
    void picturesThatUnpackWithoutEnd() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertRefused(pngOf(header(8193, 1, 8, 0, 0), ONE, END), "8193 x 1");
            assertRefused(pngOf(header(8192, 8192, 1, 0, 0), ONE, END), "pixels");
            assertRefused(pngOf(header(0, 1, 8, 0, 0), ONE, END), "0 x 1");
            assertRefused(pngOf(header(-1, -1, 8, 0, 0), ONE, END), "4294967295");
            assertRefused(pngOf(header(9, 9, 8, 6, 0), chunk("IDAT", packed(100_000_000)), END), "unpacks to more");
            assertRefused(pngOf(header(1, 1, 8, 0, 0), chunk("iCCP", join(ascii("a\0\0"), packed(100_000_000))), ONE, END), "unpacks to more");
            assertThat(Assets.check(pngOf(header(8192, 4096, 8, 0, 0), chunk("IDAT", packed(4096 * 8193)), END)).width()).isEqualTo(8192);
        });
    }

    /** What is packed here could not be unpacked: who begins with that has another sentence. */
    @Test
    void howMuchAPictureUnpacksToIsToldBeforeItIsUnpacked() {
        byte[] broken = chunk("IDAT", ascii("not packed"));
        assertRefused(pngOf(header(8192, 4096, 16, 6, 0), broken, END), "The picture is 8192 x 4096 pixels of 64 bits: with it the file unpacks to 268435456 bytes, and 67108864 are allowed.");
        assertRefused(pngOf(header(4097, 4096, 8, 6, 1), broken, END), "67125248 bytes");
        assertRefused(pngOf(header(4096, 4096, 8, 6, 0), broken, END), "cannot be unpacked");
        assertRefused(pngOf(header(4096, 4096, 8, 6, 1), broken, END), "cannot be unpacked");
        assertRefused(ico(pngOf(header(1025, 1, 8, 0, 0), broken, END)), "The picture is 1025 x 1 pixels; sides go from 1 to 1024");
        assertRefused(ico(pngOf(header(1024, 1024, 8, 0, 0), broken, END)), "cannot be unpacked");
    }

    @Test
    void aPhotoOf4096By4096PixelsPasses() throws RefusedException {
        assertThat(Assets.check(pngOf(header(4096, 4096, 8, 6, 0), chunk("IDAT", packed(4096 * (1 + 4 * 4096))), END)).width()).isEqualTo(4096);
    }

    @Test
    void thePicturesOfAnIconAreCountedTogetherWithTheirColorProfiles() {
        byte[] profile = chunk("iCCP", join(ascii("a\0\0"), packed(4 << 20)));
        byte[] picture = pngOf(header(1, 1, 8, 0, 0), profile, ONE, END);
        byte[][] pictures = new byte[17][];
        Arrays.fill(pictures, picture);
        assertRefused(ico(pictures), "The color profile has 4194304 bytes: with it the file unpacks to");
        byte[][] large = new byte[9][];
        Arrays.fill(large, pngOf(header(1024, 1024, 16, 6, 0), chunk("IDAT", packed(1024 * (1 + 8 * 1024))), END));
        assertRefused(ico(large), "with it the file unpacks to 75497472 bytes");
    }

    /** Each would be taken by itself. */
    @Test
    void picturesThatAreGivenTogetherAreCountedTogether() throws RefusedException {
        Unpacked unpacked = new Unpacked();
        byte[] picture = pngOf(header(4096, 4096, 8, 6, 0), chunk("IDAT", packed(4096 * (1 + 4 * 4096))), END);
        for (int i = 0; i < 4; i++) {
            Assets.check(AssetCategory.FORM_LOGO, ColorMode.DARK, null, null, picture, unpacked);
        }
        assertThatThrownBy(() -> Assets.check(AssetCategory.FORM_LOGO, ColorMode.DARK, null, null, pngOf(header(1, 1, 8, 0, 0), ONE, END), unpacked))
                .hasMessageContaining("with it all pictures together unpack to 268435457 bytes, and 268435456 are allowed.");
    }

    @Test
    void jpegsThatAreNotWhatTheySay() {
        byte[] jpeg = Pictures.jpeg();
        int frame = find(jpeg, 0xC0);
        int scan = find(jpeg, 0xDA);
        byte[] large = jpeg.clone();
        large[frame + 5] = (byte) 0xFF;
        assertRefused(large, "pixels; sides");
        byte[] flat = jpeg.clone();
        flat[frame + 5] = 0;
        flat[frame + 6] = 0;
        assertRefused(flat, "16 x 0");
        assertRefused(insert(jpeg, 2, segment(0xCC, "x")), "0xcc");
        assertRefused(insert(jpeg, 2, segment(0xD8, "x")), "0xd8");
        assertRefused(insert(jpeg, frame, ascii("<script>")), "next part");
        assertRefused(insert(jpeg, scan, Arrays.copyOfRange(jpeg, frame, find(jpeg, 0xC4))), "several frames");
        assertRefused(Arrays.copyOf(jpeg, jpeg.length - 2), "ends too early");
        assertRefused(join(Arrays.copyOf(jpeg, scan), new byte[] {(byte) 0xFF, (byte) 0xD9}), "shown anything");
        assertRefused(insert(jpeg, 2, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1}), "too short");
        assertRefused(insert(jpeg, jpeg.length - 2, Arrays.copyOfRange(jpeg, scan, jpeg.length)), "more bytes");
        byte[] layers = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[] many = Arrays.copyOf(jpeg, jpeg.length - 2);
        for (int i = 0; i < 40; i++) {
            many = join(many, layers);
        }
        assertRefused(join(many, new byte[] {(byte) 0xFF, (byte) 0xD9}), "layers");
    }

    @Test
    void webpsThatAreNotWhatTheySay() {
        byte[] lossy = Arrays.copyOfRange(Pictures.WEBP_LOSSY, 12, Pictures.WEBP_LOSSY.length);
        byte[] extended = riffChunk("VP8X", new byte[10]);
        assertRefused(riff(), "no picture");
        assertRefused(riff(lossy, lossy), "no such chunk");
        assertRefused(riff(lossy, riffChunk("EXIF", ascii("x"))), "no such chunk");
        assertRefused(riff(extended, lossy, riffChunk("HTML", ascii("<script>"))), "no such chunk");
        assertRefused(riff(riffChunk("VP8X", new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0}), lossy), "moves");
        assertRefused(riff(extended, riffChunk("ANIM", new byte[6]), lossy), "no such chunk");
        assertRefused(riff(riffChunk("VP8X", new byte[] {0, 0, 0, 0, 9, 0, 0, 9, 0, 0}), lossy), "another size");
        assertRefused(riff(riffChunk("VP8 ", new byte[20])), "0 x 0");
        assertRefused(riff(riffChunk("VP8L", new byte[] {0x2F, -1, -1, -1, 0})), "16384 x");
        assertRefused(riff(riffChunk("VP8L", new byte[] {1, 0, 0, 0, 0})), "no such chunk");
        assertRefused(riff(extended, riffChunk("VP8L", new byte[3])), "ends too early");
        assertRefused(insert(Pictures.WEBP_LOSSY, 12, ascii("JUNK")), "longer or shorter");
    }

    @Test
    void iconsThatAreNotWhatTheySay() {
        byte[] icon = ico(Pictures.png());
        assertRefused(ico(), "holds from 1");
        byte[] gap = insert(icon, 22, ascii("<script>"));
        gap[18] += 8;
        assertRefused(gap, "something else");
        assertRefused(ico(ascii("<script>alert(1)</script>")), "neither a PNG");
        assertRefused(ico(Pictures.jpeg()), "neither a PNG");
        assertRefused(ico(Pictures.bitmap(8, 8, 32, 8 * 8 * 4 + 8 * 4 + 1)), "longer or shorter");
        assertRefused(ico(Pictures.bitmap(8, 8, 5, 100)), "not taken in icons");
        assertRefused(ico(Pictures.bitmap(2000, 200, 1, 8 + 252 * 200 * 2)), "1024");
        assertRefused(ico(Pictures.bitmap(1, 1025, 1, 8 + 8 * 1025)), "sides go from 1 to 1024");
        assertRefused(ico(Pictures.bitmap(-1, -1, 32, 10)), "pixels");
        assertRefused(ico(join(Pictures.png(), ascii("x"))), "more bytes");
        byte[] far = icon.clone();
        far[17] = 127;
        assertRefused(far, "ends before");
        byte[] twice = ico(Pictures.png(), Pictures.png());
        twice[34] = twice[18];
        assertRefused(twice, "");
    }

    @Test
    void sizesAreBounded() {
        assertRefused(new byte[Assets.MAX_BYTES + 1], "larger than 1000000 bytes");
    }

    /** Bytes that were changed, cut or doubled end in a sentence or in a picture that is taken again as it is, and soon. */
    @Test
    void anyDamageIsRefusedOrHarmless() {
        Random random = new Random(20260103);
        List<byte[]> pictures = List.of(Pictures.png(), Pictures.jpeg(), ico(Pictures.png(), Pictures.bitmap(8, 8, 32, 288)), Pictures.WEBP_LOSSY, Pictures.WEBP_LOSSLESS);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 50_000; round++) {
                byte[] picture = pictures.get(random.nextInt(pictures.size())).clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int at = random.nextInt(picture.length);
                    switch (random.nextInt(4)) {
                        case 0 -> picture = picture.length > 1 ? Arrays.copyOf(picture, Math.max(1, at)) : picture;
                        case 1 -> picture = insert(picture, at, Arrays.copyOfRange(picture, at, Math.min(picture.length, at + random.nextInt(20))));
                        default -> picture[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xFF);
                    }
                }
                try {
                    byte[] once = Assets.check(picture).bytes();
                    assertThat(Assets.check(once).bytes()).isEqualTo(once);
                } catch (RefusedException e) {
                    assertThat(e.refusals()).isNotEmpty();
                }
            }
        });
    }

    private static int find(byte[] jpeg, int marker) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }

    private static void assertRefused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> Assets.check(bytes)).isInstanceOf(RefusedException.class).hasMessageContaining(sentence);
    }
}
