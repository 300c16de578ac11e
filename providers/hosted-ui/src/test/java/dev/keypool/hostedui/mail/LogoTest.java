package dev.keypool.hostedui.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogoTest {

    private static final AssetReference OWN = asset(AssetCategory.EMAIL_LOGO, ColorMode.DYNAMIC, ImageType.PNG);
    private static final AssetReference LIGHT = asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.JPEG);
    private static final AssetReference DARK = asset(AssetCategory.FORM_LOGO, ColorMode.DARK, ImageType.PNG);

    private static AssetReference asset(AssetCategory category, ColorMode mode, ImageType type) {
        return new AssetReference(category, mode, null, type, category + "-" + mode, 1);
    }

    private static Branding with(String formLogoEnabled, AssetReference... assets) throws Exception {
        Branding branding = Branding.given(StrictJson.object(("{\"settings\":{\"components\":{\"form\":{\"logo\":{\"enabled\":" + formLogoEnabled + "}}}}}")
                .getBytes(StandardCharsets.UTF_8)), List.of());
        for (AssetReference asset : assets) {
            branding = branding.with(asset);
        }
        return branding;
    }

    @Test
    void theOneForMailsComesBeforeTheForms() throws Exception {
        assertThat(Logo.of(with("true", LIGHT, OWN))).isEqualTo(new Logo(OWN, OWN));
        assertThat(Logo.of(with("false", LIGHT, OWN))).isEqualTo(new Logo(OWN, OWN));
        assertThat(Logo.of(with("true", DARK, LIGHT))).isEqualTo(new Logo(LIGHT, DARK));
    }

    @Test
    void aFormWithoutALogoLendsNone() throws Exception {
        assertThat(Logo.of(with("false", LIGHT))).isNull();
    }

    @Test
    void oneIsForBothModes() throws Exception {
        assertThat(Logo.of(with("true", DARK))).isEqualTo(new Logo(DARK, DARK));
    }

    @Test
    void whatMailsDoNotShowIsNone() throws Exception {
        assertThat(Logo.of(with("true", asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.SVG)))).isNull();
        assertThat(Logo.of(with("true", asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.WEBP)))).isNull();
    }

    @Test
    void aPictureFitsTheHeader() {
        assertThat(MailPicture.of("", 480, 96).getWidth()).isEqualTo(240);
        assertThat(MailPicture.of("", 640, 640).getWidth()).isEqualTo(64);
        assertThat(MailPicture.of("", 20, 20).getWidth()).isEqualTo(20);
        assertThat(MailPicture.of("", 1, 8192).getWidth()).isEqualTo(1);
    }
}
