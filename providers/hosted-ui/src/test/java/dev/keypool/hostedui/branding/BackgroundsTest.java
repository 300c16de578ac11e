package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BackgroundsTest {

    @Test
    void aPictureIsBesideTheSheetInItsOwnColorMode() throws RefusedException {
        assertThat(sheet("DYNAMIC", asset(AssetCategory.PAGE_BACKGROUND, ColorMode.LIGHT, "l"))).endsWith("}\n.kp-body{background-image:url(l.png)}\n@media (prefers-color-scheme:dark){.kp-body{background-image:none}}\n");
        assertThat(sheet("DYNAMIC", asset(AssetCategory.PAGE_BACKGROUND, ColorMode.DARK, "d"))).endsWith("}\n.kp-body{background-image:none}\n@media (prefers-color-scheme:dark){.kp-body{background-image:url(d.png)}}\n");
        assertThat(sheet("DYNAMIC", asset(AssetCategory.PAGE_BACKGROUND, ColorMode.DYNAMIC, "b"))).endsWith("}\n.kp-body{background-image:url(b.png)}\n");
        assertThat(sheet("DARK", asset(AssetCategory.PAGE_BACKGROUND, ColorMode.DARK, "d"))).endsWith(".kp-body{background-image:url(d.png)}\n");
        assertThat(sheet("LIGHT", asset(AssetCategory.PAGE_BACKGROUND, ColorMode.DARK, "d"))).doesNotContain("url(", "background-image");
    }

    @Test
    void aPictureThatTheSettingsDoNotShowIsNone() throws RefusedException {
        AssetReference form = asset(AssetCategory.FORM_BACKGROUND, ColorMode.LIGHT, "f");
        Branding shown = Branding.kept("{\"settings\":{\"components\":{\"form\":{\"backgroundImage\":{\"enabled\":true}},\"pageFooter\":{\"backgroundImage\":{\"enabled\":true}}}}}")
                .with(form).with(asset(AssetCategory.PAGE_FOOTER_BACKGROUND, ColorMode.DYNAMIC, "g"));

        assertThat(sheet("LIGHT", form, asset(AssetCategory.PAGE_HEADER_BACKGROUND, ColorMode.LIGHT, "h"), asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, "x"))).doesNotContain("url(");
        assertThat(text(shown)).endsWith(".kp-card{background-image:url(f.png)}.kp-page-footer{background-image:url(g.png)}\n");
    }

    private static String sheet(String scheme, AssetReference... assets) throws RefusedException {
        Branding branding = Branding.kept("{\"settings\":{\"categories\":{\"global\":{\"colorSchemeMode\":\"" + scheme + "\"}}}}");
        for (AssetReference asset : assets) {
            branding = branding.with(asset);
        }
        return text(branding);
    }

    private static String text(Branding branding) {
        return new String(branding.managedSheet().bytes(), StandardCharsets.UTF_8);
    }

    private static AssetReference asset(AssetCategory category, ColorMode mode, String hash) {
        return new AssetReference(category, mode, null, ImageType.PNG, hash, 1);
    }
}
