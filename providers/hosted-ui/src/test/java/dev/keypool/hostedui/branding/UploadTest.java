package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.images.AssetCategory;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UploadTest {

    private static final byte[] NO_PICTURE = "no picture".getBytes();
    private static final byte[] BROKEN_PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};

    @Test
    void ofAPictureThatComesAloneNobodyAsksWhichOneItIs() {
        assertThatThrownBy(() -> Upload.read(asset("FORM_LOGO", NO_PICTURE), "$")).hasMessage("This is no picture in PNG, JPEG, WebP, ICO or SVG.");
        assertThatThrownBy(() -> Upload.read(asset("FORM_LOGO", BROKEN_PNG), "$")).message().startsWith("Byte ");
        assertThatThrownBy(() -> Upload.read(asset("FORM_LOGO", NO_PICTURE).put("bytes", "?"), "$")).hasMessage("$.bytes: This is not in base64.");
        assertThatThrownBy(() -> Upload.read(asset("FONT_TEXT", NO_PICTURE).put("colorMode", "DARK"), "$")).message().startsWith("A font is for light and dark pages");
    }

    @Test
    void ofSeveralItIsTold() {
        assertThatThrownBy(() -> Upload.read(asset("FORM_LOGO", NO_PICTURE), "$.assets[3]")).message().startsWith("$.assets[3]: This is no picture");
        assertThatThrownBy(() -> Upload.read(asset("FORM_LOGO", BROKEN_PNG), "$.assets[3]")).message().startsWith("$.assets[3] Byte ");
        assertThatThrownBy(() -> Upload.read(asset("FONT_TEXT", NO_PICTURE).put("colorMode", "DARK"), "$.assets[3]")).message().startsWith("$.assets[3]: A font");
    }

    /** As long as the request has room for it. */
    @Test
    void aPictureThatIsTooLargeIsToldAsThat() {
        assertThatThrownBy(() -> Upload.read(StrictJson.object(StrictJson.bytes(asset("FORM_LOGO", new byte[1_120_000]))), "$")).hasMessage("The picture is larger than 1000000 bytes.");
    }

    @Test
    void aWholeFileIsToldWhereItIsTaken() {
        ObjectNode file = StrictJson.newObject();
        file.putArray("assets").add(asset("FORM_LOGO", NO_PICTURE));
        assertThatThrownBy(() -> Branding.given(file, List.of())).hasMessageContaining("send the file to \"import\", or one picture to \"assets\"");
    }

    @Test
    void anUnknownWordIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> AssetReference.word(AssetCategory.class, "LOGO", "category")).isInstanceOf(RefusedException.class)
                .message().startsWith("category: \"LOGO\" is not known; known are FAVICON_ICO, ").contains(" FORM_LOGO, ");
    }

    private static ObjectNode asset(String category, byte[] bytes) {
        return StrictJson.newObject().put("category", category).put("colorMode", "DYNAMIC").put("bytes", Base64.getEncoder().encodeToString(bytes));
    }
}
