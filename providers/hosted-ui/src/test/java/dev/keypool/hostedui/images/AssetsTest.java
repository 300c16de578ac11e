package dev.keypool.hostedui.images;

import static dev.keypool.hostedui.images.Pictures.ascii;
import static dev.keypool.hostedui.images.Pictures.chunk;
import static dev.keypool.hostedui.images.Pictures.header;
import static dev.keypool.hostedui.images.Pictures.insert;
import static dev.keypool.hostedui.images.Pictures.packed;
import static dev.keypool.hostedui.images.Pictures.pngOf;
import static dev.keypool.hostedui.images.Pictures.riff;
import static dev.keypool.hostedui.images.Pictures.riffChunk;
import static dev.keypool.hostedui.images.Pictures.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.hostedui.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

    private static final byte[] SVG = ascii("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>");

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_USHORT_GRAY})
    void pngsOfEveryKindPassAsTheyAre(int type) throws RefusedException {
        byte[] png = Pictures.written("png", type);
        Picture picture = Assets.check(png);
        assertThat(picture.type()).isEqualTo(ImageType.PNG);
        assertThat(picture.bytes()).isEqualTo(png);
        assertThat(picture).extracting(Picture::width, Picture::height).containsExactly(16, 9);
    }

    @Test
    void interlacedPngsAreCountedPassByPass() throws RefusedException {
        int bytes = 0;
        for (int[] pass : new int[][] {{1, 1}, {1, 1}, {2, 1}, {1, 2}, {3, 1}, {2, 3}, {5, 2}}) {
            bytes += pass[1] * (1 + pass[0]);
        }
        assertThat(Assets.check(pngOf(header(5, 5, 8, 0, 1), chunk("IDAT", packed(bytes)), chunk("IEND", new byte[0]))).width()).isEqualTo(5);
    }

    @Test
    void notesInPicturesAreLeftOutAndTold() throws RefusedException, IOException {
        byte[] png = Pictures.png();
        byte[] noted = insert(png, 33, Pictures.join(chunk("tEXt", ascii("a\0<script>alert(1)</script>")), chunk("eXIf", new byte[10])));
        assertThat(Assets.check(noted)).satisfies(picture -> {
            assertThat(picture.bytes()).isEqualTo(png);
            assertThat(picture.removed()).containsExactly("the chunk tEXt", "the chunk eXIf");
        });
        byte[] jpeg = Pictures.jpeg();
        byte[] camera = insert(jpeg, 2, Pictures.join(segment(0xFE, "<script>"), segment(0xE1, "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0 at home"), segment(0xED, "x")));
        Picture turned = Assets.check(camera);
        assertThat(turned.removed()).containsExactly("a comment", "notes of the camera", "notes of the part APP13");
        assertThat(new String(turned.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("<script>", "at home").contains("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6");
        assertThat(ImageIO.read(new ByteArrayInputStream(turned.bytes())).getWidth()).isEqualTo(16);
        byte[] webp = riff(riffChunk("VP8X", new byte[] {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0}), Arrays.copyOfRange(Pictures.WEBP_LOSSY, 12, Pictures.WEBP_LOSSY.length), riffChunk("EXIF", ascii("abc")));
        assertThat(Assets.check(webp)).satisfies(picture -> {
            assertThat(picture.removed()).containsExactly("the chunk EXIF");
            assertThat(picture.bytes()).hasSize(webp.length - 12).containsSequence('V', 'P', '8', 'X', 10, 0, 0, 0, 0, 0);
        });
    }

    @Test
    void jpegsWebpsAndIconsPassAsTheyAre() throws RefusedException {
        byte[] icon = Pictures.ico(Pictures.png(), Pictures.bitmap(8, 8, 32, 8 * 8 * 4 + 8 * 4), Pictures.bitmap(8, 8, 4, 16 * 4 + 8 * 4 + 8 * 4), Pictures.bitmap(3, 2, 32, 3 * 2 * 4));
        for (byte[] picture : new byte[][] {Pictures.jpeg(), Pictures.written("jpg", BufferedImage.TYPE_BYTE_GRAY), Pictures.WEBP_LOSSY, Pictures.WEBP_LOSSLESS, icon}) {
            assertThat(Assets.check(picture).bytes()).isEqualTo(picture);
        }
        assertThat(Assets.check(icon).width()).isEqualTo(16);
        assertThat(Assets.check(SVG).type()).isEqualTo(ImageType.SVG);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            FAVICON_ICO,    ICO
            FAVICON_SVG,    SVG
            PAGE_BACKGROUND,PNG SVG JPEG WEBP
            FORM_LOGO,      PNG SVG JPEG WEBP
            IDP_BUTTON_ICON,ICO SVG
            CLASSIC_LOGO,   PNG JPEG
            """)
    void eachPlaceTakesItsTypes(AssetCategory category, String types) throws RefusedException {
        for (ImageType type : EnumSet.complementOf(EnumSet.of(ImageType.WOFF2))) {
            byte[] picture = switch (type) {
                case ICO -> Pictures.ico(Pictures.png());
                case JPEG -> Pictures.jpeg();
                case PNG -> Pictures.png();
                case SVG -> SVG;
                default -> Pictures.WEBP_LOSSY;
            };
            if (Arrays.asList(types.split(" ")).contains(type.name())) {
                assertThat(Assets.check(category, ColorMode.DARK, type, "my-idp 1", picture, new Unpacked()).picture().type()).isEqualTo(type);
            } else {
                assertThatThrownBy(() -> Assets.check(category, ColorMode.DARK, null, "a", picture, new Unpacked())).hasMessageContaining(category == AssetCategory.CLASSIC_LOGO ? "PNG or JPEG" : "For " + category + " the picture may be");
            }
        }
    }

    @Test
    void whatIsSaidMustBeWhatItIs() {
        assertThatThrownBy(() -> Assets.check(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.PNG, null, Pictures.jpeg(), new Unpacked()))
                .hasMessage("The picture is said to be PNG and is JPEG.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../a", "a/b", "a\\b", "a.b", "a\0b", "a\nb", "ü", "a\u202Eb", "12345678901234567890123456789012345678901", "a%2fb", "a:b", "a\"b", "<a>"})
    void namesLeadNowhere(String id) {
        assertThatThrownBy(() -> Assets.checkResourceId(id)).isInstanceOf(RefusedException.class);
    }

    @Test
    void anIconOfAnIdentityProviderNamesIt() {
        assertThatThrownBy(() -> Assets.check(AssetCategory.IDP_BUTTON_ICON, ColorMode.LIGHT, null, null, SVG, new Unpacked())).hasMessageContaining("The id of a resource");
    }

    @Test
    void theClassicLogoIsSmallAndNoVectorGraphic() throws RefusedException {
        assertThat(Assets.classicLogo(Pictures.png(), new Unpacked()).width()).isEqualTo(16);
        assertThatThrownBy(() -> Assets.classicLogo(SVG, new Unpacked())).hasMessageContaining("PNG or JPEG");
        assertThatThrownBy(() -> Assets.classicLogo(Arrays.copyOf(Pictures.png(), 102_401), new Unpacked())).hasMessageContaining("100 KB");
    }
}
