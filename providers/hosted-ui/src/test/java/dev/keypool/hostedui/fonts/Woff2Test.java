package dev.keypool.hostedui.fonts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.hostedui.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Woff2Test {

    private static final int HEADER = 48;

    @Test
    void aFontStaysAsItIs() throws RefusedException {
        assertThat(Woff2.check(TestFonts.REGULAR)).satisfies(font -> {
            assertThat(font.bytes()).isEqualTo(TestFonts.REGULAR);
            assertThat(font.variable()).isFalse();
            assertThat(font.removed()).isEmpty();
        });
        assertThat(Woff2.check(TestFonts.VARIABLE).variable()).isTrue();
    }

    @Test
    void notesAreLeftOutAndTold() throws RefusedException {
        Font font = Woff2.check(TestFonts.NOTED);

        assertThat(font.removed()).containsExactly("the metadata", "the private data");
        assertThat(font.bytes()).isEqualTo(TestFonts.REGULAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0\0", "PK\3\4", "<script>alert(1)</script>", "\0\0\0\0"})
    void whatIsAFontAndSomethingElse(String behind) {
        for (byte[] font : List.of(TestFonts.REGULAR, TestFonts.VARIABLE, TestFonts.NOTED)) {
            byte[] longer = join(font, behind.getBytes(StandardCharsets.ISO_8859_1));
            assertRefused(longer, "longer or shorter");
            assertRefused(put(longer, 8, longer.length), "");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,  0x3C736372, no font in WOFF2
            0,  0x774F4646, a font in WOFF
            0,  0x00010000, a font in TTF
            0,  0x4F54544F, a font in OTF
            0,  0x74746366, a font in TTC
            4,  0x74746366, collection
            4,  0x3C737667, neither TrueType nor OpenType
            4,  0x4F54544F, Tables are missing
            8,  1,          longer or shorter
            12, 0x000A0001, empty in fonts is not
            12, 0,          from 1 to 64 tables
            12, 0x01000000, from 1 to 64 tables
            16, 0x7FFFFFFF, unpacks to
            16, -1,         unpacks to
            20, 0x7FFFFFFF, reach out of the file
            20, 0,          are empty
            20, 0x20,       is not empty
            28, 48,         something else does
            32, 4,          something else does
            40, 336,        something else does
            """)
    void headersThatDoNotHold(int at, String value, String sentence) {
        assertRefused(put(TestFonts.REGULAR, at, Long.decode(value).intValue()), sentence);
    }

    @Test
    void tablesThatAreNotTaken() throws RefusedException {
        assertRefused(font(10, new int[] {36, 10}), "\"SVG \" is not taken: its pictures");
        assertRefused(font(10, new int[] {58, 10}), "\"Silf\" is not taken");
        assertRefused(font(10, new int[] {53, 10}), "\"morx\" is not taken");
        assertRefused(font(10, new int[] {63, 'e', 'v', 'i', '\n', 10}), "\"evi?\" is not taken");
        assertRefused(font(10, new int[] {0, 10}), "\"cmap\" is there twice");
        assertRefused(font(10, new int[] {28, 0x80, 1}), "not written as lengths are");
        assertRefused(font(10, new int[] {28, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}), "not written as lengths are");
        assertRefused(font(10, new int[] {28, 0x8F, 0xFF, 0xFF, 0xFF, 0x7F}), "unpack to more than");
        assertRefused(font(10, new int[] {28, 0x82, 0x80, 0}), "more than 100 times");
        assertRefused(font(10, new int[] {28 | 0x40, 10, 10}), "unknown");
        assertThat(Woff2.check(font(400, new int[] {28, 0x82, 0x80, 0})).variable()).isFalse();
        assertThat(Woff2.check(font(10, new int[] {63, 'S', 'T', 'A', 'T', 10})).variable()).isFalse();
        assertRefused(Arrays.copyOf(TestFonts.REGULAR, Woff2.MAX_BYTES + 1), "larger than 200 KB");
    }

    @Test
    void anythingIsRefusedOrStaysWhatItIs() {
        Random random = new Random(20260103);
        for (int round = 0; round < 50_000; round++) {
            byte[] font = (random.nextBoolean() ? TestFonts.NOTED : TestFonts.VARIABLE).clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                font[random.nextInt(random.nextBoolean() ? 100 : font.length)] = (byte) random.nextInt();
            }
            byte[] given = random.nextInt(4) == 0 ? Arrays.copyOf(font, random.nextInt(font.length)) : font;
            try {
                byte[] once = Woff2.check(given).bytes();
                assertThat(Woff2.check(once).bytes()).isEqualTo(once);
            } catch (RefusedException e) {
                assertThat(e.refusals()).isNotEmpty();
            }
        }
    }

    /** Of all that a font needs, and one table more. */
    private static byte[] font(int packed, int[] table) {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (int[] entry : new int[][] {{0, 9}, {1, 9}, {2, 9}, {3, 9}, {4, 9}, {6, 9}, {7, 9}, {10, 9, 9}, {11, 9, 0}, table}) {
            for (int one : entry) {
                directory.write(one);
            }
        }
        int length = HEADER + directory.size() + packed + 3 & ~3;
        ByteBuffer font = ByteBuffer.allocate(length);
        font.putInt(0x774F4632).putInt(0x00010000).putInt(length).putShort((short) 10).putShort((short) 0).putInt(1000).putInt(packed);
        return font.put(HEADER, directory.toByteArray()).array();
    }

    private static byte[] put(byte[] font, int at, int value) {
        return ByteBuffer.wrap(font.clone()).putInt(at, value).array();
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static void assertRefused(byte[] font, String sentence) {
        assertThatThrownBy(() -> Woff2.check(font)).isInstanceOf(RefusedException.class).hasMessageContaining(sentence).message().endsWith(".");
    }
}
