package dev.keypool.it.hostedui;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Pictures beside each other, each with a caption, as one WebP: the browser that took them lays them out and writes the file. */
final class PictureSheet {

    /** Twice the width that a README has on a usual screen. */
    private static final int WIDTH = 1760;
    private static final String TO_WEBP = """
            async png => {
                const image = new Image();
                image.src = 'data:image/png;base64,' + png;
                await image.decode();
                const canvas = document.createElement('canvas');
                canvas.width = image.width;
                canvas.height = image.height;
                canvas.getContext('2d').drawImage(image, 0, 0);
                return canvas.toDataURL('image/webp', 0.85).split(',')[1];
            }""";
    private static final String STYLE = """
            body { margin: 0; padding: 32px; background: #eef0f3; color: #1d2430; font: 600 24px/1.3 'Liberation Sans', Arial, sans-serif }
            main { display: grid; gap: 32px; align-items: start }
            figure { margin: 0 } figcaption { padding: 14px 4px 0 }
            div { position: relative; border-radius: 12px; overflow: hidden; box-shadow: 0 2px 14px #1d243040; background: #fff; container-type: inline-size }
            img { display: block; width: 100% }
            i { position: absolute; box-sizing: border-box; border: 3px solid #d6006c; border-radius: 8px }
            b { position: absolute; width: 44px; height: 44px; margin: -22px 0 0 -22px; border-radius: 50%; background: #d6006c; color: #fff;
                box-shadow: 0 0 0 3px #fff; text-align: center; font: 700 24px/44px 'Liberation Sans', Arial, sans-serif }
            """;

    private final StringBuilder figures = new StringBuilder();
    private final String columns;

    /** @param columns as CSS has them */
    PictureSheet(String columns) {
        this.columns = columns;
    }

    PictureSheet with(String caption, byte[] png) {
        return with(caption, png, 1, 1, List.of());
    }

    /** @param width of the page in the picture, in its own pixels, in which the callouts are */
    PictureSheet with(String caption, byte[] png, int width, int height, List<Callout> callouts) {
        figures.append("<figure><div><img src=\"data:image/png;base64,").append(Base64.getEncoder().encodeToString(png)).append("\">");
        for (Callout each : callouts) {
            double left = 100 * each.x() / width;
            double top = 100 * each.y() / height;
            figures.append("<i style=\"left:%s%%;top:%s%%;width:%s%%;height:%s%%\"></i>".formatted(left, top, 100 * each.width() / width, 100 * each.height() / height));
        }
        for (Callout each : callouts) {
            figures.append("<b style=\"left:max(%s%% - 28px, 28px);top:max(%s%%, 28px)\">%s</b>".formatted(100 * each.x() / width, 100 * (each.y() + each.height() / 2) / height, each.number()));
        }
        figures.append("</div>");
        if (!caption.isEmpty()) {
            figures.append("<figcaption>").append(caption).append("</figcaption>");
        }
        figures.append("</figure>");
        return this;
    }

    void write(Page page, Path file) throws IOException {
        page.setViewportSize(WIDTH, 100);
        page.setContent("<!doctype html><style>" + STYLE + "main{grid-template-columns:" + columns + "}</style><main>" + figures + "</main>");
        page.locator("img").evaluateAll("all => Promise.all(all.map(each => each.decode())).then(() => true)");
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) page.evaluate(TO_WEBP, Base64.getEncoder().encodeToString(png))));
    }
}
