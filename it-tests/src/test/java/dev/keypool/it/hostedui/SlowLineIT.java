package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import dev.keypool.it.server.KeycloakServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Pages whose parts come late: nobody sees them in anybody else's colors, nothing moves when the rest comes, and nobody has to wait for scripts. */
@PagesOfEachLook
final class SlowLineIT extends HostedPages {

    private static final String SHEETS = "**/hosted-ui/files/*.css";
    private static final String SCRIPTS = "**/*.js";
    private static final String PICTURES = "**/hosted-ui/files/*.svg";
    private static final String PNGS = "**/hosted-ui/files/*.png";
    private static final int LATE = 1000;
    /** When it was painted first, and when the branding's sheet had come. */
    private static final String TIMES = """
            () => [performance.getEntriesByName('first-paint')[0].startTime,
                performance.getEntriesByType('resource').find(each => /hosted-ui.files.*css$/.test(each.name)).responseEnd]""";
    /** Of 200 x 50 pixels, in one color. */
    private static final byte[] LOGO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAMgAAAAyAQAAAAAxKqlMAAAAE0lEQVR4nGNgGAWjYBSMglEAAwAFFAABGVibGQAAAABJRU5ErkJggg==");

    SlowLineIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        realm().person("alice");
        ObjectNode branding = JsonNodeFactory.instance.objectNode().put("css", ".submitButton-customizable { background-color: #005500; }");
        ObjectNode components = branding.putObject("settings").putObject("components");
        components.putObject("primaryButton").putObject("lightMode").putObject("defaults").put("backgroundColor", "005500ff").put("textColor", "ffffffff");
        components.putObject("form").putObject("logo").put("enabled", true).put("formInclusion", "IN").put("location", "CENTER").put("position", "TOP");
        branding.withObject("/settings/categories/global/pageHeader").put("enabled", true);
        components.putObject("pageHeader").putObject("logo").put("enabled", true).put("location", "START");
        String vector = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><rect width='30' height='20' fill='#050'/></svg>";
        ArrayNode assets = branding.putArray("assets");
        assets.addObject().put("category", "FORM_LOGO").put("colorMode", "DYNAMIC").put("bytes", Base64.getEncoder().encodeToString(vector.getBytes(StandardCharsets.UTF_8)));
        assets.addObject().put("category", "PAGE_HEADER_LOGO").put("colorMode", "DYNAMIC").put("bytes", Base64.getEncoder().encodeToString(LOGO));
        assets.addObject().put("category", "CLASSIC_LOGO").put("colorMode", "DYNAMIC").put("bytes", Base64.getEncoder().encodeToString(LOGO));
        try (Brands brands = new Brands(server(), realm().realm())) {
            brands.take("app", branding.toString());
        }
    }

    /** The requests that are held up until somebody lets them go. */
    private static List<Route> holdUp(Page page, String... addresses) {
        List<Route> held = new CopyOnWriteArrayList<>();
        for (String address : addresses) {
            page.route(address, held::add);
        }
        return held;
    }

    private static void letGo(Page page, List<Route> held) {
        page.unrouteAll();
        held.forEach(Route::resume);
    }

    private void begin(Guest guest) {
        guest.page().navigate(guest.flow("app").authorizationUri().toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    @Test
    void nothingIsPaintedBeforeTheBrandIsThere() {
        Guest guest = guest();
        Page page = guest.page();
        List<Route> held = holdUp(page, SHEETS);
        begin(guest);
        page.waitForCondition(() -> !held.isEmpty());
        page.waitForTimeout(LATE);
        letGo(page, held);
        guest.waitsFor("#kc-login").page().waitForFunction("() => performance.getEntriesByName('first-paint').length > 0");

        List<?> times = (List<?>) page.evaluate(TIMES);
        assertThat(((Number) times.get(0)).doubleValue()).as("first paint").isGreaterThan(((Number) times.get(1)).doubleValue()).isGreaterThan(LATE);
        assertThat(page.locator("#kc-login").evaluate("each => getComputedStyle(each).backgroundColor")).isEqualTo("rgb(0, 85, 0)");
    }

    /** On a telephone and a desktop. */
    @Test
    void whatComesLateMovesNothing() {
        for (int width : List.of(390, 1280)) {
            Guest guest = guest();
            Page page = guest.page();
            page.setViewportSize(width, 844);
            List<Route> held = holdUp(page, SCRIPTS, PICTURES, PNGS);
            begin(guest);
            guest.waitsFor("#kc-login").page().waitForFunction("() => performance.getEntriesByName('first-paint').length > 0");
            assertThat(held).extracting(route -> route.request().url()).anyMatch(url -> url.endsWith(".js")).anyMatch(url -> url.matches(".*/files/.*(svg|png)"));
            letGo(page, held);
            page.waitForLoadState();
            assertThat(page.evaluate("() => [...document.images].filter(each => each.src.includes('/files/')).every(each => each.naturalWidth > 0)")).isEqualTo(true);
            assertThat((List<?>) page.evaluate("() => structure.shifted()")).as("at %s pixels", width).isEmpty();
            guest.leaves();
        }
    }

    @Test
    void whoIsQuickerThanScriptsSignsIn() {
        Guest guest = guest();
        holdUp(guest.page(), SCRIPTS);
        begin(guest);
        guest.signsIn("alice").arrives();
    }
}
