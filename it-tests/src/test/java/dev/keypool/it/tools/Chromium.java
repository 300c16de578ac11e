package dev.keypool.it.tools;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Each start takes a second, and each context is as good as a browser of its own. Playwright's objects belong to one thread. */
    private static final ThreadLocal<Browser> STARTED = new ThreadLocal<>();

    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** The one that {@code -Dkeypool.it.browser=<path>} gives, else the first on the PATH. */
    public static Optional<Path> find() {
        return Stream.concat(Stream.of("browser"), NAMES.stream())
                .flatMap(name -> Command.find(name).stream())
                .map(Command::program)
                .findFirst();
    }

    /** A browser with nothing in it: the one of this thread, which is started where there is none, and ends with this JVM. */
    public static Chromium launch() {
        if (STARTED.get() == null || !STARTED.get().isConnected()) {
            STARTED.set(start());
        }
        return new Chromium(STARTED.get());
    }

    private static Browser start() {
        Path executable = find().orElseThrow(() -> new IllegalStateException("No Chromium or Chrome is installed here"));
        Playwright playwright =
                Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        HttpServer application = application();
        try {
            return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                    .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of("--host-resolver-rules=MAP localhost:3000 127.0.0.1:"
                            + application.getAddress().getPort())).toList()));
        } catch (RuntimeException e) {
            playwright.close();
            application.stop(0);
            throw e;
        }
    }

    /**
     * Where nobody listens the browser would go on to an error page of its own, which can cross a test's next step. Playwright's routes would
     * do too, but hold up all other requests, and with them what a click waits for.
     */
    private static HttpServer application() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = ARRIVED.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with cookies of its own. */
    public Page newPage() {
        return newPage(new Browser.NewContextOptions());
    }

    public Page newPage(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        return context.newPage();
    }

    /** Its pages only. */
    @Override
    public void close() {
        if (browser.isConnected()) {
            contexts.forEach(BrowserContext::close);
        }
    }
}
