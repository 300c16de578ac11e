package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** Drafts before they are published: who sees them, and that nobody else and nothing else does. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreviewIT {

    private static final String TITLE = "Come in, friend";
    private static final String CALLBACK = "http://localhost:3000/callback";
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"red\"/></svg>";
    private static final Pattern COOKIE = Pattern.compile("(KEYPOOL_PREVIEW=[^;]+);.*");
    private static final Pattern SHEET = Pattern.compile("href=\"([^\"]*/preview/[^\"]*\\.css)\"");

    private final KeycloakServer server;
    private final Keycloak keycloak;
    private final ThrowawayRealm realm;
    private final KeypoolAdmin admin;
    private final Http http = new Http();

    PreviewIT(KeycloakServer server) {
        this.server = server;
        this.keycloak = Admin.of(server);
        this.realm = ThrowawayRealm.on(server, settings -> {
            settings.setLoginTheme("keypool");
            settings.setInternationalizationEnabled(true);
            settings.setSupportedLocales(Set.of("en", "de", "ar"));
            settings.setDefaultLocale("en");
        });
        this.admin = KeypoolAdmin.as(keycloak, server, realm.name()).at("keypool-hosted-ui");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
        keycloak.close();
    }

    @Test
    void theAddressOpensOnceAndKeepsItsCodeFromTheServersLogs() {
        String branding = newDraft();
        JsonNode link = link(branding);
        URI address = URI.create(link.path("url").textValue());
        assertThat(address.getQuery()).isNull();
        assertThat(address.getFragment()).startsWith("code=");
        assertThat(Instant.ofEpochSecond(link.path("expires").longValue())).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));

        HttpResponse<String> opened = open(address);

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(204);
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=" + address.getRawPath() + ";").doesNotContain(address.getFragment().substring(5));
        assertThat(get(address, "draft", cookie(opened)).statusCode()).isEqualTo(200);
        assertThat(get(address, "page", cookie(opened)).body()).contains(TITLE);
        HttpResponse<String> again = open(address);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(again.body()).startsWith("This address has been used");
    }

    @Test
    void nobodyElseSeesTheDraft() {
        String branding = newDraft();
        Preview mine = new Preview(branding);
        Preview other = new Preview(newDraft());
        try (ThrowawayRealm elsewhere = ThrowawayRealm.on(server)) {
            KeypoolAdmin its = KeypoolAdmin.as(keycloak, server, elsewhere.name()).at("keypool-hosted-ui");
            assertThat(its.put("default", "{}").statusCode()).isEqualTo(200);
            Preview theirs = new Preview(its, "default");
            List<String> strangers = List.of("", "KEYPOOL_PREVIEW=", "KEYPOOL_PREVIEW=" + "A".repeat(43), other.cookie, theirs.cookie,
                    "KEYPOOL_PREVIEW=" + link(branding).path("url").textValue().split("code=")[1],
                    "KEYPOOL_PREVIEW=" + keycloak.tokenManager().getAccessTokenString(), "KEYCLOAK_IDENTITY=" + mine.cookie.split("=")[1]);
            for (String stranger : strangers) {
                for (String path : List.of("draft", "page", "page?page=login&state=plain", "files/" + mine.sheet())) {
                    HttpResponse<String> answer = get(mine.address, path, stranger);
                    assertThat(answer.statusCode()).as("%s with %s", path, stranger).isEqualTo(403);
                    assertThat(answer.body()).isEqualTo("This preview has ended. Please make a new address in the administration.");
                }
            }
        }
        HttpResponse<String> asCode = http.post(mine.address.resolve("session"), "{\"code\":\"" + mine.cookie.split("=")[1] + "\"}", "Content-Type", "application/json");
        assertThat(asCode.statusCode()).isEqualTo(403);
        // Elsewhere it is good for nothing.
        HttpResponse<String> account = http.get(URI.create(server.baseUrl() + "/realms/" + realm.name() + "/account"), "Authorization", "Bearer " + mine.cookie.split("=")[1], "Accept", "application/json");
        assertThat(account.statusCode()).isNotEqualTo(200);
        assertThat(get(mine.address, "draft", mine.cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhoMayReadTheDraftMakesItsAddress() {
        String branding = newDraft();
        assertThat(as(realm, "view-realm", "view-clients").post(branding + "/preview", "").statusCode()).isEqualTo(200);
        assertThat(as(realm, "view-realm").post(branding + "/preview", "").statusCode()).as("without the app client").isEqualTo(403);
        assertThat(as(realm, "view-users").post(branding + "/preview", "").statusCode()).isEqualTo(403);
        assertThat(KeypoolAdmin.with(server, realm.name(), "no-token").at("keypool-hosted-ui").post(branding + "/preview", "").statusCode()).isEqualTo(401);
        assertThat(admin.post("clients/" + UUID.randomUUID() + "/preview", "").statusCode()).isEqualTo(404);
        try (ThrowawayRealm other = ThrowawayRealm.on(server)) {
            KeypoolAdmin itsAdmin = as(other, "realm-admin");
            assertThat(itsAdmin.post("default/preview", "").statusCode()).as("there is no draft").isEqualTo(404);
            assertThat(itsAdmin.post(branding + "/preview", "").statusCode()).as("another realm's app client").isEqualTo(404);
            String token = token(other, "realm-admin");
            assertThat(KeypoolAdmin.with(server, realm.name(), token).at("keypool-hosted-ui").post(branding + "/preview", "").statusCode()).as("another realm's token").isIn(401, 403);
        }
    }

    @Test
    void everyPageInEveryStateIsShownAndNothingComesOfIt() {
        Preview preview = new Preview(newDraft());
        JsonNode choices = KeypoolAdmin.json(preview.get("draft"));
        assertThat(choices.path("pages").findValuesAsText("id")).contains("login", "register", "login-config-totp", "webauthn-authenticate", "error", "keypool-code", "keypool-phone", "keypool-challenge");
        assertThat(choices.path("languages").findValuesAsText("tag")).startsWith("ar", "de", "en").contains("pt-BR").endsWith("zxx");
        List<Map<String, String>> sessions = realm.resource().getClientSessionStats();
        int users = realm.resource().users().count();
        List<String> failures = new ArrayList<>();
        for (JsonNode page : choices.path("pages")) {
            for (JsonNode state : page.path("states")) {
                String query = "page=" + page.path("id").textValue() + "&state=" + state.textValue();
                HttpResponse<String> shown = preview.get("page?" + query + "&lang=de&scheme=dark");
                if (shown.statusCode() != 200 || !shown.body().contains("</html>") || shown.body().contains("<noscript") || shown.headers().firstValue("Set-Cookie").isPresent()) {
                    failures.add(query + ": " + shown.statusCode() + " " + shown.body().lines().findFirst().orElse(""));
                }
            }
        }
        for (JsonNode theme : choices.path("themes")) {
            HttpResponse<String> shown = preview.get("page?page=register&state=errors&theme=" + theme.textValue());
            if (shown.statusCode() != 200) {
                failures.add(theme.textValue() + ": " + shown.body());
            }
        }

        assertThat(failures).isEmpty();
        assertThat(realm.resource().users().count()).isEqualTo(users);
        assertThat(realm.resource().getClientSessionStats()).isEqualTo(sessions);
    }

    @Test
    void theDraftIsSeenInThePreviewAndOnNoRealPage() {
        String client = "c-" + UUID.randomUUID();
        String branding = newClient(client);
        String logo = KeypoolAdmin.json(admin.post(branding + "/assets", asset())).path("file").textValue();
        put(branding, draft(TITLE));
        Preview preview = new Preview(branding);
        URI signIn = new CodeFlow(server, realm.name(), client, URI.create(CALLBACK)).authorizationUri();

        String page = preview.get("page?page=login").body();
        Matcher sheet = SHEET.matcher(page);
        assertThat(page).contains(TITLE);
        assertThat(sheet.find()).as(page).isTrue();
        HttpResponse<String> style = http.get(preview.address.resolve(sheet.group(1)), "Cookie", preview.cookie);
        assertThat(style.body()).contains("#004400");
        assertThat(preview.get("files/" + logo).body()).contains("<circle");
        for (HttpResponse<String> file : List.of(style, preview.get("files/" + logo))) {
            assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'", "sandbox");
        }
        URI published = URI.create(server.baseUrl() + "/realms/" + realm.name() + "/hosted-ui/files/" + logo);
        assertThat(http.get(published).statusCode()).isEqualTo(404);
        assertThat(http.get(signIn).body()).contains("kc-form-login").doesNotContain(TITLE);

        assertThat(admin.post(branding + "/publish", "").statusCode()).isEqualTo(200);

        assertThat(http.get(published).statusCode()).isEqualTo(200);
        assertThat(http.get(signIn).body()).contains(TITLE);
    }

    @Test
    void aChangeIsToldOnceAndTheEndToo() {
        String branding = newDraft();
        Preview preview = new Preview(branding);
        HttpResponse<String> before = preview.get("draft");
        assertThat(before.body()).doesNotContain("contrast of the heading");
        String tag = before.headers().firstValue("ETag").orElseThrow();
        assertThat(get(preview.address, "draft", preview.cookie, "If-None-Match", tag).statusCode()).isEqualTo(304);

        ObjectNode unreadable = draft("Other words");
        ((ObjectNode) unreadable.at("/settings/components")).putObject("pageText").putObject("lightMode").put("headingColor", "fefefeff");
        put(branding, unreadable);

        HttpResponse<String> changed = get(preview.address, "draft", preview.cookie, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(KeypoolAdmin.json(changed).path("warnings").toString()).contains("contrast of the heading");
        assertThat(preview.get("page").body()).contains("Other words");

        assertThat(admin.delete(branding).statusCode()).isEqualTo(204);

        HttpResponse<String> gone = preview.get("draft");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo("There is no draft any more.");
    }

    @Test
    void languageDirectionAndColorSchemeAreAsAsked() {
        Preview preview = new Preview(newDraft());

        assertThat(preview.get("page?lang=ar").body()).contains("lang=\"ar\"", "dir=\"rtl\"");
        assertThat(preview.get("page?lang=ar&dir=ltr").body()).contains("dir=\"ltr\"");
        assertThat(preview.get("page?lang=de").body()).contains("lang=\"de\"");
        for (String scheme : List.of("light", "dark")) {
            Matcher sheet = SHEET.matcher(preview.get("page?scheme=" + scheme).body());
            assertThat(sheet.find()).isTrue();
            assertThat(http.get(preview.address.resolve(sheet.group(1)), "Cookie", preview.cookie).body()).contains("color-scheme:" + scheme).doesNotContain("prefers-color-scheme");
        }
    }

    @Test
    void pagesRunNothingAndAreFramedByThePreviewAlone() {
        Preview preview = new Preview(newDraft());
        HttpResponse<String> around = http.get(URI.create(preview.address.toString().split("#")[0]));
        HttpResponse<String> framed = preview.get("page");

        assertThat(around.headers().allValues("Content-Security-Policy")).singleElement().asString().contains("script-src 'self';", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(around.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(around.body()).doesNotContain("<style", "style=", " on").doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(framed.headers().allValues("Content-Security-Policy")).singleElement().asString()
                .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'", "sandbox allow-same-origin").doesNotContain("script");
        assertThat(framed.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(framed.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "page=nothing", "page=template", "page=..%2Flogin", "page=login.ftl", "page=login&state=nothing", "theme=nothing", "theme=..%2F..%2Fconf",
        "theme=base%2F..%2Fkeycloak", "lang=xx", "lang=..%2F..%2Fetc", "lang=%3Cscript%3E", "lang=de%0d%0aSet-Cookie:a=b", "dir=up", "scheme=pink", "dir=%22%3E%3Cscript%3E"
    })
    void aNameThatIsOnNoListIsNotFound(String query) {
        HttpResponse<String> answer = new Preview(newDraft()).get("page?" + query);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("There is no such page, state, theme, color scheme, language or direction.");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void whatIsHugeOrHostileIsRefused() {
        Preview preview = new Preview(newDraft());
        assertThat(preview.get("page?page=" + "a".repeat(3000)).statusCode()).isEqualTo(404);
        for (String name : List.of("..%2f..%2fetc%2fpasswd", "%2e%2e%2fdraft", "x.css", "0".repeat(64) + ".css", "%00")) {
            HttpResponse<String> answer = preview.get("files/" + name);
            assertThat(answer.statusCode()).as(name).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("root:", "Exception");
        }
        for (String id : List.of("%7Bx%7D", "%7B", "a%0d%0aSet-Cookie:%20a=b", "%2e%2e", "x%3f%23")) {
            String folder = server.baseUrl() + "/realms/" + realm.name() + "/hosted-ui/preview/clients/" + id;
            for (String path : List.of("", "/", "/draft", "/page", "/files/x.css")) {
                HttpResponse<String> answer = http.get(URI.create(folder + path), "Cookie", preview.cookie);
                assertThat(answer.statusCode()).as(id + path).isIn(200, 303, 400, 403, 404);
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
                assertThat(answer.body()).doesNotContain(TITLE);
            }
        }
        URI session = preview.address.resolve("session");
        String code = link(newDraft()).path("url").textValue().split("code=")[1];
        for (String body : List.of("", "[]", "null", "{\"code\":1}", "{\"code\":null}", "{\"code\":\"" + "a".repeat(100_000) + "\"}", "{\"code\":\"" + code + "\"}", "no JSON")) {
            assertThat(http.post(session, body, "Content-Type", "application/json").statusCode()).as(body.substring(0, Math.min(40, body.length()))).isEqualTo(403);
        }
        // What another site's form can send.
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertThat(http.post(session, "{\"code\":\"x\"}", "Content-Type", type).statusCode()).as(type).isEqualTo(415);
        }
    }

    private HttpResponse<String> open(URI address) {
        return http.post(address.resolve("session"), "{\"code\":\"" + address.getFragment().substring("code=".length()) + "\"}", "Content-Type", "application/json");
    }

    private HttpResponse<String> get(URI address, String path, String cookie, String... headers) {
        List<String> all = new ArrayList<>(List.of("Cookie", cookie));
        all.addAll(List.of(headers));
        return http.get(URI.create(address.resolve(".") + path), all.toArray(String[]::new));
    }

    private static String cookie(HttpResponse<String> opened) {
        Matcher cookie = COOKIE.matcher(opened.headers().firstValue("Set-Cookie").orElseThrow());
        assertThat(cookie.matches()).isTrue();
        return cookie.group(1);
    }

    private JsonNode link(String branding) {
        return link(admin, branding);
    }

    private static JsonNode link(KeypoolAdmin admin, String branding) {
        HttpResponse<String> answer = admin.post(branding + "/preview", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return KeypoolAdmin.json(answer);
    }

    /** One that has been opened. */
    private final class Preview {

        private final URI address;
        private final String cookie;

        Preview(String branding) {
            this(admin, branding);
        }

        Preview(KeypoolAdmin by, String branding) {
            address = URI.create(link(by, branding).path("url").textValue());
            cookie = cookie(open(address));
        }

        HttpResponse<String> get(String path) {
            return PreviewIT.this.get(address, path, cookie);
        }

        String sheet() {
            Matcher sheet = SHEET.matcher(get("page").body());
            assertThat(sheet.find()).isTrue();
            return sheet.group(1).substring(sheet.group(1).lastIndexOf('/') + 1);
        }
    }

    private String newDraft() {
        String branding = newClient("c-" + UUID.randomUUID());
        put(branding, draft(TITLE));
        return branding;
    }

    private String newClient(String name) {
        try (var created = realm.resource().clients().create(ThrowawayRealm.publicClient(name, CALLBACK))) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return "clients/" + realm.resource().clients().findByClientId(name).get(0).getId();
    }

    private void put(String branding, ObjectNode draft) {
        HttpResponse<String> answer = admin.put(branding, draft.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static ObjectNode draft(String title) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        ObjectNode settings = draft.putObject("settings");
        settings.putObject("categories").putObject("global").put("colorSchemeMode", "DYNAMIC");
        settings.putObject("components").putObject("primaryButton").putObject("lightMode").putObject("defaults").put("backgroundColor", "004400ff");
        draft.putObject("texts").putObject("en").put("loginAccountTitle", title);
        return draft;
    }

    private static String asset() {
        return JsonNodeFactory.instance.objectNode().put("category", "PAGE_HEADER_LOGO").put("colorMode", "LIGHT")
                .put("bytes", Base64.getEncoder().encodeToString(SVG.getBytes(StandardCharsets.UTF_8))).toString();
    }

    /** Somebody of the realm itself with this role alone. */
    private KeypoolAdmin as(ThrowawayRealm of, String... roles) {
        return KeypoolAdmin.with(server, of.name(), token(of, roles)).at("keypool-hosted-ui");
    }

    private String token(ThrowawayRealm of, String... roles) {
        String name = "admin-" + UUID.randomUUID();
        String client = of.resource().clients().findByClientId("realm-management").get(0).getId();
        of.resource().users().create(ThrowawayRealm.user(name, "pass-word-1")).close();
        UserRepresentation user = of.resource().users().search(name).get(0);
        of.resource().users().get(user.getId()).roles().clientLevel(client)
                .add(Stream.of(roles).map(role -> of.resource().clients().get(client).roles().get(role).toRepresentation()).toList());
        return Tokens.byDirectGrant(server, of.name(), "admin-cli", name, "pass-word-1").accessToken();
    }
}
