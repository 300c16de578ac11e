package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check of {@code structure.js} finds its fault, in pages that have one. */
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StructureIT {

    private static final String SOUND = "<style>:focus { outline: 2px solid blue }</style><main style='width: 20rem'><h1>Hello</h1><p><label for=name>Name</label> <input id=name style='height: 2rem'></p></main>";

    private Chromium chromium;
    private Page page;

    @BeforeAll
    void open() {
        chromium = Chromium.launch();
        page = chromium.newPage();
        Structure.watch(page);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private List<?> found(String check, String html) {
        page.navigate("about:blank");
        page.setContent("<!DOCTYPE html><html lang=en><title>A page</title><body>" + html);
        return (List<?>) page.evaluate("check => structure[check]()", check);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fits     | <p id=far style='width: 3000px'>Far</p>                                              | p#far goes out of 1280 pixels
            fits     | <p id=cut style='width: 50px; height: 20px; overflow: hidden; white-space: nowrap'>A long text</p> | "A long text" is cut off by p#cut
            overlaps | <p style='height: 20px; margin: 0'>First</p><p style='margin: -20px 0 0'>Second</p>  | "First" and "Second" lie on one another
            targets  | <button id=small style='width: 20px; height: 20px; padding: 0'>x</button>            | button#small is 20 x 20 pixels
            focus    | <button id=bare style='outline: none'>Press</button>                                 | button#bare does not look as if the keyboard were there
            focus    | <button>Press</button><div id=veil style='position: fixed; inset: 0'></div>          | button lies beneath div#veil
            still    | <p id=moving style='transition: color 1s'>Text</p>                                   | p#moving moves
            contrast | <button id=bald style='border: 0'>Press</button>                                     | button#bald has no border
            contrast | <p id=own style='forced-color-adjust: none'>Text</p>                                 | p#own has colors of its own
            mirrored | <p id=left style='margin-left: 50px'>Text</p>                                        | p#left does not stand as in a mirror
            mirrored | <p id=aligned style='text-align: left'>Text</p>                                      | p#aligned has its text at one side
            """)
    void aFaultIsFound(String check, String html, String sentence) {
        media(check);
        assertThat(found(check, SOUND)).isEmpty();
        assertThat(found(check, SOUND + html).toString()).contains(sentence);
    }

    private void media(String check) {
        boolean special = List.of("still", "contrast").contains(check);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(special ? ForcedColors.ACTIVE : ForcedColors.NONE)
                .setReducedMotion(special ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
        page.setViewportSize(PageCheck.DESKTOP, PageCheck.HEIGHT_OF_DESKTOP);
    }

    @Test
    void whatMovesByItselfIsFound() {
        assertThat(found("shifted", SOUND)).isEmpty();
        found("shifted", SOUND);
        page.evaluate("() => { const late = document.createElement('div'); late.style.height = '300px'; document.body.prepend(late); }");
        assertThat(page.evaluate("() => structure.shifted()").toString()).contains("moved by");
    }
}
