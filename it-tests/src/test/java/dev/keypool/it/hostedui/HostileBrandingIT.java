package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.admin.client.Keycloak;

/** What an administrator of ill will sends, and what of it a browser does that is not refused. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileBrandingIT {

    private static final String REFUSED = "default";
    /** As on the classic pages: a table of what a sheet knows by name, with fields in it. */
    private static final String FORM = """
            <div class="background-customizable" style="width:400px"><div class="banner-customizable"></div><span class="textDescription-customizable">Sign in</span>
            <div class="errorMessage-customizable">Wrong</div><form><label class="label-customizable">Name</label><input id="name" class="inputField-customizable" style="height:34px">
            <label class="label-customizable">Password</label><input id="password" type="password" class="inputField-customizable" style="height:34px">
            <span class="passwordCheck-valid-customizable">ok</span><input type="submit" class="submitButton-customizable">
            <p class="redirect-customizable">New?</p><p class="legalText-customizable">Terms</p></form></div>""";
    private static final String FIELDS_THAT_ARE_COVERED = """
            () => ['name', 'password'].filter(id => {
                const field = document.getElementById(id);
                field.scrollIntoView({block: 'center'});
                const box = field.getBoundingClientRect();
                const at = document.elementFromPoint(Math.min(box.left + 20, innerWidth - 1), box.top + box.height / 2);
                return at !== field;
            })""";

    private final KeycloakServer server;
    private final Keycloak keycloak;
    private final ThrowawayRealm realm;
    private final KeypoolAdmin admin;
    private final String branding;

    HostileBrandingIT(KeycloakServer server) {
        this.server = server;
        this.keycloak = Admin.of(server);
        this.realm = ThrowawayRealm.on(server);
        this.admin = KeypoolAdmin.as(keycloak, server, realm.name()).at("keypool-hosted-ui");
        realm.resource().clients().create(ThrowawayRealm.publicClient("app")).close();
        this.branding = "clients/" + realm.resource().clients().findByClientId("app").get(0).getId();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
        keycloak.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.keypool.it.hostedui.HostileBrandings#all")
    void isRefusedWithASentenceAndNotKept(String name, String action, String body, String sentence) {
        HttpResponse<String> refused = action.isEmpty() ? admin.put(REFUSED, body) : admin.post(REFUSED + "/" + action, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(KeypoolAdmin.json(refused).path("errorMessage").textValue()).contains(sentence).endsWith(".").doesNotContain("Exception", "\r", "\0");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(admin.get(REFUSED).statusCode()).isEqualTo(404);
    }

    @Test
    @RequiresBrowser
    void whatIsTakenRunsNothingAndAsksNobodyElse() {
        put(JsonNodeFactory.instance.objectNode().put("css", ".label-customizable::before{content:'</style><script>hacked=1</script>'}.banner-customizable{background:linear-gradient(red,blue)}"));
        List<String> pictures = List.of(
                upload("FORM_LOGO", HostileFiles.svg("<!-- <script>hacked=1</script> --><metadata><x:y xmlns:x='https://evil.example/'/></metadata><animate attributeName='fill' to='red'/>"
                        + "<text>&lt;script&gt;hacked=1&lt;/script&gt;</text><style>.a{fill:red}</style><rect class='a' width='9' height='9' data-x='javascript:hacked=1'/>")),
                upload("PAGE_BACKGROUND", HostileFiles.png(4)), upload("PAGE_HEADER_LOGO", HostileFiles.jpegWithScript()),
                upload("PAGE_FOOTER_LOGO", HostileFiles.webp("")), upload("FAVICON_ICO", HostileFiles.ico(HostileFiles.png(4))));
        List<String> files = new ArrayList<>(publish());
        files.addAll(pictures);
        StringBuilder html = new StringBuilder("<!DOCTYPE html><link rel='stylesheet' href='" + url(files.get(1)) + "'>" + FORM);
        pictures.forEach(picture -> html.append("<img src='%1$s'><object data='%1$s'></object><iframe src='%1$s'></iframe><script src='%1$s'></script>".formatted(url(picture))));

        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.newPage();
            List<String> requests = new ArrayList<>();
            List<String> alerts = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            page.onDialog(dialog -> {
                alerts.add(dialog.message());
                dialog.dismiss();
            });
            show(page, html.toString());

            assertThat(page.evaluate("() => [...document.images].filter(image => !image.naturalWidth).length")).isEqualTo(0);
            assertThat(page.evaluate("() => getComputedStyle(document.querySelector('label'), '::before').content")).asString().contains("<script>");
            assertThat(page.evaluate("() => typeof hacked")).isEqualTo("undefined");
            for (String picture : pictures) {
                page.navigate(url(picture));
                assertThat(page.evaluate("() => typeof hacked")).isEqualTo("undefined");
            }
            assertThat(requests).anyMatch(url -> url.endsWith(pictures.get(0))).allMatch(url -> url.startsWith(server.baseUrl().toString()));
            assertThat(alerts).isEmpty();
        }
    }

    /** Each of them is refused, or leaves the fields where people can type into them. */
    @Test
    @RequiresBrowser
    void noStyleSheetCoversAField() {
        int taken = 0;
        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.newPage();
            for (String sheet : HostileSheets.ALL) {
                HttpResponse<String> answer = admin.put(branding, JsonNodeFactory.instance.objectNode().put("css", sheet).toString());
                if (answer.statusCode() == 200) {
                    taken++;
                    show(page, "<!DOCTYPE html><link rel='stylesheet' href='" + url(publish().get(1)) + "'>" + FORM);
                    assertThat(page.evaluate("() => document.styleSheets[0].cssRules.length")).isNotEqualTo(0);
                    assertThat((List<?>) page.evaluate(FIELDS_THAT_ARE_COVERED)).as(sheet).isEmpty();
                }
            }
        }
        assertThat(taken).isGreaterThan(4);
    }

    @Test
    @RequiresBrowser
    void anUploadedFontIsTheTextsFont() {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.putObject("fonts").putObject("text").put("family", "uploaded").put("fallback", "old-style");
        put(draft);
        String font = KeypoolAdmin.json(admin.post(branding + "/assets", HostileBrandings.asset("FONT_TEXT", "DYNAMIC", HostileFiles.font()).toString())).path("file").textValue();
        String sheet = publish().get(0);

        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.newPage();
            List<String> types = new ArrayList<>();
            page.onResponse(response -> {
                if (response.url().equals(url(font))) {
                    types.add(response.headers().get("content-type") + " " + response.headers().get("cache-control"));
                }
            });
            show(page, "<!DOCTYPE html><link rel='stylesheet' href='" + url(sheet) + "'><p><span style='font:16px var(--kp-font-family)'></span>");

            // Each of its letters is two em wide, which is no other font's.
            assertThat(page.evaluate("() => document.fonts.load('16px kp-font', 'A').then(found => found.map(font => font.status))")).isEqualTo(List.of("loaded"));
            assertThat(page.evaluate("() => { const span = document.querySelector('span'); span.textContent = 'ABBA'; return Math.round(span.getBoundingClientRect().width); }")).isEqualTo(128);
            assertThat(types).containsExactly("font/woff2 public, max-age=31536000, immutable");
        }
    }

    /** A page of the server's own origin, as Keycloak's are. */
    private void show(Page page, String html) {
        String address = server.baseUrl() + "/realms/" + realm.name() + "/looked-at";
        page.unroute(address);
        page.route(address, route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html)));
        page.navigate(address);
    }

    private String url(String file) {
        return server.baseUrl() + "/realms/" + realm.name() + "/hosted-ui/files/" + file;
    }

    private void put(ObjectNode draft) {
        HttpResponse<String> answer = admin.put(branding, draft.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String upload(String category, byte[] bytes) {
        HttpResponse<String> answer = admin.post(branding + "/assets", HostileBrandings.asset(category, "LIGHT", bytes).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return KeypoolAdmin.json(answer).path("file").textValue();
    }

    /** The names of its style sheets: the settings', then the classic one. */
    private List<String> publish() {
        HttpResponse<String> answer = admin.post(branding + "/publish", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> sheets = new ArrayList<>();
        for (JsonNode sheet : admin.read(branding + "/published").path("sheets")) {
            sheets.add(sheet.textValue());
        }
        return sheets;
    }
}
