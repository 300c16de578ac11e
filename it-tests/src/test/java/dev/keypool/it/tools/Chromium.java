package dev.keypool.it.tools;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed Chromium or Chrome, driven by Playwright. */
public final class Chromium implements AutoCloseable {

    /** What a page shows that came back to the tests' application, {@code http://localhost:3000}. */
    public static final String ARRIVED = "Arrived at the application";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final List<String> ARGUMENTS = List.of(
            // Tests run as root in containers, where Chromium's sandbox does not start.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The one that {@code -Dkeypool.it.browser=<path>} gives, else the first on the PATH. */
    public static Optional<Path> find() {
        return Stream.concat(Stream.of("browser"), NAMES.stream())
                .flatMap(name -> Command.find(name).stream())
                .map(Command::program)
                .findFirst();
    }

    public static Chromium launch() {
        Path executable = find().orElseThrow(() -> new IllegalStateException("No Chromium or Chrome is installed here"));
        Playwright playwright =
                Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright.chromium().launch(
                    new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
            return new Chromium(playwright, browser);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A page with cookies of its own. */
    public Page newPage() {
        return newPage(new Browser.NewContextOptions());
    }

    public Page newPage(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        // Where nobody listens the browser would go on to an error page of its own, which can cross a test's next step.
        context.route("http://localhost:3000/**", route -> route.fulfill(new Route.FulfillOptions().setBody(ARRIVED)));
        return context.newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
