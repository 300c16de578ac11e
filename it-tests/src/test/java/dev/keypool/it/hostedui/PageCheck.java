package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.tools.Axe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What holds for each page, whatever it is for: axe-core finds nothing in light and dark, nothing is wrong with its {@link Structure}, the
 * browser reports no error. Pictures of it stay in {@code target/screenshots}. What is wrong is kept and told at the end, so that one page
 * does not hide the rest.
 */
final class PageCheck {

    static final int HEIGHT_OF_DESKTOP = 800;
    private static final int HEIGHT_OF_PHONE = 844;
    static final int DESKTOP = 1280;
    private static final int PHONE = 390;

    private interface Look {
        List<String> at(Page page) throws IOException;
    }

    private final Path folder;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    PageCheck(String theme) {
        folder = Path.of(System.getProperty("keypool.it.folder"), "screenshots", theme);
    }

    /** From now on what goes wrong in the page is kept. */
    void watch(Page page) {
        Structure.watch(page);
        // What could not be loaded is told with its address by the responses.
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                problems.add("console at " + page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> problems.add("script at " + page.url() + ": " + error));
        page.onResponse(response -> {
            if (response.status() >= (response.request().isNavigationRequest() ? 500 : 400)) {
                problems.add("answer " + response.status() + " to " + response.url());
            }
        });
        page.onRequestFailed(request -> {
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                problems.add("no answer to " + request.url() + ": " + request.failure());
            }
        });
    }

    void look(Page page, String name) {
        page.waitForLoadState();
        page.evaluate("() => document.fonts.ready.then(() => true)");
        structure(page, name).look();
        at(page, name, ColorScheme.LIGHT, PHONE, HEIGHT_OF_PHONE);
        at(page, name, ColorScheme.LIGHT, DESKTOP, HEIGHT_OF_DESKTOP);
        violations(page, name + " in light", Axe::allViolations);
        at(page, name, ColorScheme.DARK, DESKTOP, HEIGHT_OF_DESKTOP);
        at(page, name, ColorScheme.DARK, PHONE, HEIGHT_OF_PHONE);
        violations(page, name + " in dark", Axe::violationsOfColors);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Into the narrowest screen. */
    void fits(Page page, String name) {
        structure(page, name).narrow();
    }

    private Structure structure(Page page, String name) {
        return new Structure(page, problem -> problems.add(name + " " + problem));
    }

    private void at(Page page, String name, ColorScheme scheme, int width, int height) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
        picture(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
    }

    void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
    }

    private void violations(Page page, String name, Look by) {
        try {
            by.at(page).forEach(violation -> problems.add(name + ": " + violation));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** And forgets them. */
    void requireNothingWrong() {
        List<String> found = List.copyOf(problems);
        problems.clear();
        assertThat(found).isEmpty();
    }
}
