package dev.keypool.it.hostedui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a page is built, as {@code structure.js} looks at it in one loaded page: that it did not move while it came, and that it holds on small
 * and zoomed windows, with large and spaced letters, with high contrast, without motion, by keyboard, by finger and from right to left.
 */
final class Structure {

    static final int NARROWEST = 320;
    private static final int TALL = 844;
    private static final String SCRIPT = script();
    private static final String AS_IT_WAS = "";
    /** WCAG 1.4.4. */
    private static final String TWICE_AS_LARGE = "html { font-size: 200% !important; }";
    /** WCAG 1.4.12. */
    private static final String SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }";

    private final Page page;
    private final Consumer<String> problems;

    Structure(Page page, Consumer<String> problems) {
        this.page = page;
        this.problems = problems;
    }

    /** From before a page's first picture, so that what moves is seen. */
    static void watch(Page page) {
        page.addInitScript(SCRIPT);
    }

    private static String script() {
        try (InputStream script = Structure.class.getResourceAsStream("structure.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void look() {
        tell("as it came", "shifted");
        page.setViewportSize(PageCheck.DESKTOP, PageCheck.HEIGHT_OF_DESKTOP);
        tell("by finger", "targets");
        tell("by keyboard", "focus");
        tell("from right to left", "mirrored");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE).setForcedColors(ForcedColors.ACTIVE));
        tell("without motion", "still");
        tell("with forced colors", "contrast");
        // Motion stays away: who measures colors next would find them half-way from light to dark.
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        page.setViewportSize(PageCheck.DESKTOP / 2, PageCheck.HEIGHT_OF_DESKTOP / 2);
        tell("zoomed to 200 %", "fits");
        write(TWICE_AS_LARGE);
        tell("with letters twice as large", "fits", "overlaps");
        write(AS_IT_WAS);
        narrow();
    }

    /** A screen of 1280 pixels zoomed to 400 % (WCAG 1.4.10). */
    void narrow() {
        page.setViewportSize(NARROWEST, TALL);
        tell("on the narrowest screen", "fits", "overlaps");
        write(SPACED);
        tell("with spaced letters", "fits", "overlaps");
        write(AS_IT_WAS);
        tell("on the narrowest screen from right to left", "mirrored");
        page.setViewportSize(PageCheck.DESKTOP, PageCheck.HEIGHT_OF_DESKTOP);
    }

    private void write(String css) {
        page.evaluate("css => structure.write(css)", css);
    }

    private void tell(String how, String... checks) {
        for (String check : checks) {
            ((List<?>) page.evaluate("check => structure[check]()", check)).forEach(each -> problems.accept(how + ": " + each));
        }
    }
}
