package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** Brandings through the admin REST API, and what browsers get of them. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrandingIT {

    private static final String RED_DOT = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"red\"/></svg>";
    private static final String LOGO = "PAGE_HEADER_LOGO";

    private final KeycloakServer server;
    private final Keycloak keycloak;
    private final ThrowawayRealm realm;
    private final KeypoolAdmin admin;
    private final Http http = new Http();

    BrandingIT(KeycloakServer server) {
        this.server = server;
        this.keycloak = Admin.of(server);
        this.realm = ThrowawayRealm.on(server);
        this.admin = adminOf(realm);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
        keycloak.close();
    }

    @Test
    void whatIsCheckedIsToldAndNotKept() {
        String branding = newClient();
        JsonNode before = put(branding, draft("112233ff", null));

        HttpResponse<String> warned = admin.post(branding + "/check", "{\"settings\":{\"components\":{\"pageText\":{\"lightMode\":{\"headingColor\":\"fefefeff\"}}}}}");
        assertThat(warned.statusCode()).isEqualTo(200);
        assertThat(KeypoolAdmin.json(warned).path("warnings").toString()).contains("the contrast of the heading");
        assertThat(admin.post(branding + "/check", "{\"css\":\"@import 'x'\"}").statusCode()).isEqualTo(400);

        assertThat(admin.read(branding)).isEqualTo(before);
    }

    @Test
    void aDraftIsSeenByNobodyUntilItIsPublished() {
        String branding = newClient();
        String logo = upload(branding, LOGO, svg("red"));
        assertThat(served(realm, logo).statusCode()).isEqualTo(404);

        JsonNode draft = put(branding, draft("004400ff", ".submitButton-customizable { color: rgb(1, 2, 3); }"));
        publish(branding);

        JsonNode published = admin.read(branding + "/published");
        assertThat(published.path("css")).isEqualTo(draft.path("css"));
        assertThat(served(realm, logo).body()).contains("<circle").contains("red");
        assertThat(served(realm, published.at("/sheets/0").textValue()).body()).startsWith(":root{color-scheme:").contains("#004400");
        assertThat(served(realm, published.at("/sheets/1").textValue()).body()).endsWith("\n.submitButton-customizable{color:rgb(1,2,3)}\n");

        put(branding, draft("112233ff", null));
        assertThat(admin.read(branding + "/published")).isEqualTo(published);
    }

    @Test
    void aPublishedFileIsImmutableCompressedAndTagged() {
        String branding = newClient();
        put(branding, draft("112233ff", null));
        publish(branding);
        URI sheet = file(realm, admin.read(branding + "/published").at("/sheets/0").textValue());

        HttpResponse<String> plain = http.get(sheet);
        HttpResponse<String> compressed = http.get(sheet, "Accept-Encoding", "br, gzip;q=0.5");

        assertThat(plain.headers().allValues("Content-Type")).containsExactly("text/css; charset=utf-8");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValueAsLong("Content-Length").orElseThrow()).isLessThan(plain.body().length());
        assertThat(http.get(sheet, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
        String tag = compressed.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isNotEqualTo(plain.headers().firstValue("ETag").orElseThrow());
        assertThat(http.get(sheet, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(http.get(sheet, "Accept-Encoding", "gzip", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aPictureThatIsOpenedByItselfRunsAndLoadsNothing() {
        String branding = newClient();
        String logo = upload(branding, LOGO, svg("teal"));
        publish(branding);

        HttpResponse<String> picture = served(realm, logo);

        assertThat(picture.headers().allValues("Content-Type")).containsExactly("image/svg+xml");
        assertThat(picture.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(picture.headers().allValues("Content-Security-Policy")).singleElement().asString().contains("default-src 'none'", "sandbox").doesNotContain("script");
    }

    @Test
    void afterTwoPublicationsTheFilesOfTheFirstAreGone() {
        String branding = newClient();
        String first = upload(branding, LOGO, svg("navy"));
        publish(branding);
        assertThat(served(realm, first).statusCode()).isEqualTo(200);
        String second = upload(branding, LOGO, svg("olive"));
        publish(branding);

        assertThat(served(realm, second).statusCode()).isEqualTo(200);
        assertThat(served(realm, first).statusCode()).as("for pages that are open").isEqualTo(200);

        upload(branding, LOGO, svg("gray"));
        publish(branding);

        assertThat(served(realm, first).statusCode()).isEqualTo(404);
        assertThat(served(realm, second).statusCode()).isEqualTo(200);
    }

    @Test
    void aPictureOfTwoBrandingsGoesWithTheLastOfThem() {
        String one = newClient();
        String other = newClient();
        String logo = upload(one, LOGO, svg("purple"));
        assertThat(admin.post(other + "/copy", "{\"client\":\"" + one.substring(one.indexOf('/') + 1) + "\"}").statusCode()).isEqualTo(200);
        publish(one);
        publish(other);

        assertThat(admin.delete(one).statusCode()).isEqualTo(204);
        assertThat(admin.get(one).statusCode()).isEqualTo(404);
        assertThat(served(realm, logo).statusCode()).isEqualTo(200);

        realm.resource().clients().get(other.substring(other.indexOf('/') + 1)).remove();

        assertThat(served(realm, logo).statusCode()).isEqualTo(404);
        assertThat(admin.get(other).statusCode()).isEqualTo(404);
    }

    @Test
    void aRealmsBrandingsGoWithItAndWhatIsExportedIsTakenInElsewhere() {
        String logo;
        String exported;
        String id = UUID.randomUUID().toString();
        ThrowawayRealm first = ThrowawayRealm.on(server, settings -> settings.setId(id));
        try (first) {
            KeypoolAdmin its = adminOf(first);
            logo = KeypoolAdmin.json(its.post("default/assets", asset(LOGO, svg("maroon")))).path("file").textValue();
            assertThat(its.put("default", draft("112233ff", ".label-customizable{color:red}").toString()).statusCode()).isEqualTo(200);
            assertThat(its.post("default/publish", "").statusCode()).isEqualTo(200);
            assertThat(served(first, logo).statusCode()).isEqualTo(200);
            assertThat(served(realm, logo).statusCode()).as("another realm's picture").isEqualTo(404);
            exported = its.get("default/export").body();
            assertThat(its.read("brandings").at("/0/default").booleanValue()).isTrue();
        }
        String branding = newClient();

        HttpResponse<String> taken = admin.post(branding + "/import", exported);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        publish(branding);

        assertThat(served(realm, logo).body()).contains("maroon");
        assertThat(admin.get(branding + "/export").body()).isEqualTo(exported);
        // Imported under its old name and id, a realm has nothing of what was there.
        try (ThrowawayRealm again = ThrowawayRealm.on(server, settings -> {
            settings.setId(id);
            settings.setRealm(first.name());
        })) {
            assertThat(served(again, logo).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void settingsThatAreUnknownAreKeptAndColorsThatCannotBeReadAreTold() {
        String branding = newClient();
        ObjectNode draft = draft("112233ff", null);
        ((ObjectNode) draft.get("settings")).put("tomorrow", "kept");
        ((ObjectNode) draft.at("/settings/components")).putObject("pageText").putObject("lightMode").put("headingColor", "fefefeff");

        JsonNode kept = put(branding, draft);

        assertThat(kept.at("/settings/tomorrow").textValue()).isEqualTo("kept");
        assertThat(kept.path("warnings").toString()).contains("contrast");
        assertThat(put(branding, (ObjectNode) kept)).isEqualTo(kept);
    }

    /** The settings and the style sheet are those of AWS's command line's examples (Apache-2.0), in what it prints. */
    @Test
    void whatCognitoShowsOfItsBrandingsIsTakenAsItIs() {
        String branding = newClient();
        String managed = new String(HostileFiles.resource("describe-managed-login-branding.json"), StandardCharsets.UTF_8);
        String classic = new String(HostileFiles.resource("get-ui-customization.json"), StandardCharsets.UTF_8);

        for (String file : List.of(managed, classic)) {
            HttpResponse<String> taken = admin.post(branding + "/import", file);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        }
        publish(branding);

        JsonNode published = admin.read(branding + "/published");
        assertThat(published.path("settings")).isEqualTo(KeypoolAdmin.json(managed).at("/ManagedLoginBranding/Settings"));
        assertThat(published.path("css")).isEqualTo(KeypoolAdmin.json(classic).at("/UICustomization/CSS"));
        assertThat(published.path("assets").findValuesAsText("category")).containsExactly("PAGE_BACKGROUND", "FORM_LOGO");
        assertThat(served(realm, published.at("/assets/1/file").textValue()).statusCode()).isEqualTo(200);
        assertThat(served(realm, published.at("/sheets/1").textValue()).body()).contains(".textDescription-customizable{padding-top:100px;");
        assertThat(KeypoolAdmin.json(admin.post(branding + "/import", classic)).path("warnings").toString()).contains("upload the picture as CLASSIC_LOGO");
    }

    @Test
    void oneAdministratorDoesNotUndoAnothersWorkUnseen() {
        String branding = newClient();
        assertThat(admin.put(branding, "{}", "If-Match", "\"0\"").statusCode()).isEqualTo(412);
        String first = admin.put(branding, draft("112233ff", null).toString(), "If-None-Match", "*").headers().firstValue("ETag").orElseThrow();
        assertThat(admin.get(branding).headers().firstValue("ETag")).hasValue(first);
        String second = admin.put(branding, draft("445566ff", null).toString(), "If-Match", first).headers().firstValue("ETag").orElseThrow();
        JsonNode kept = admin.read(branding);

        for (String[] late : List.of(new String[] {"If-Match", first}, new String[] {"If-None-Match", "*"})) {
            HttpResponse<String> refused = admin.put(branding, draft("778899ff", null).toString(), late);
            assertThat(refused.statusCode()).isEqualTo(412);
            assertThat(KeypoolAdmin.json(refused).path("errorMessage").textValue()).contains("meanwhile").endsWith(".");
        }

        assertThat(second).isNotEqualTo(first);
        assertThat(admin.read(branding)).isEqualTo(kept);
        assertThat(upload(branding, LOGO, svg("tan"))).isNotEmpty();
        assertThat(admin.put(branding, "{}", "If-Match", second).statusCode()).as("after a picture has come").isEqualTo(412);
    }

    @Test
    void ofManyWhoChangeAtOnceNobodysWorkIsLost() {
        String branding = newClient();
        String state = admin.put(branding, "{}").headers().firstValue("ETag").orElseThrow();
        List<CompletableFuture<Integer>> edits = IntStream.range(0, 4).mapToObj(edit -> CompletableFuture.supplyAsync(() ->
                admin.put(branding, "{\"texts\":{\"en\":{\"doLogIn\":\"Edit " + edit + "\"}}}", "If-Match", state).statusCode())).toList();
        assertThat(edits.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412, 412, 412);

        List<CompletableFuture<String>> uploads = Stream.of("a", "b", "c").map(provider -> CompletableFuture.supplyAsync(() ->
                admin.post(branding + "/assets", assetOf("IDP_BUTTON_ICON", provider, svg("pink"))).body())).toList();
        uploads.forEach(CompletableFuture::join);
        assertThat(admin.read(branding + "/assets").findValuesAsText("resourceId")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"css\":\"@import url(https://evil.example/x.css);\"}",
        "{\"css\":\".inputField-customizable{background:url(https://evil.example/)}\"}",
        "{\"css\":\"input[value^=a]{color:red}\"}",
        "{\"settings\":{\"components\":{\"form\":{\"borderRadius\":\"0;}body{display:none\"}}}}",
        "{\"texts\":{\"en\":{\"doLogIn\":\"<script>alert(1)</script>\"}}}",
        "{\"texts\":{\"en\":{\"doLogIn\":\"{0,choice,0#a}\"}}}",
        "{\"texts\":{\"../en\":{\"doLogIn\":\"Hello\"}}}",
        "{\"links\":{\"terms-of-use\":{\"default\":\"javascript:alert(1)\"}}}",
        "{\"links\":{\"terms-of-use\":{\"default\":\"https://good.example/\\r\\nSet-Cookie: a=b\"}}}",
        "{\"assets\":[{\"category\":\"FORM_LOGO\",\"colorMode\":\"LIGHT\",\"extension\":\"PNG\",\"hash\":\"00\",\"size\":1}]}",
        "{\"script\":\"alert(1)\"}",
        "{\"css\":1}",
        "{\"settings\":{\"tomorrow\":\"\\ud800\"}}",
        "{\"css\":\"\",\"css\":\"\"}",
        "[]",
        "no JSON",
        ""
    })
    void aDraftThatIsNotTakenIsToldWhyAndChangesNothing(String hostile) {
        String branding = newClient();
        JsonNode before = put(branding, draft("112233ff", null));

        HttpResponse<String> refused = admin.put(branding, hostile);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(KeypoolAdmin.json(refused).path("errorMessage").asText()).endsWith(".");
        assertThat(admin.read(branding)).isEqualTo(before);
    }

    @Test
    void aPictureThatIsNoneIsToldWhyAndNotKept() {
        String branding = newClient();
        byte[] gifAndScript = "GIF89a/*\0*/=1;alert(1)//".getBytes(StandardCharsets.ISO_8859_1);
        byte[] scripted = RED_DOT.replace("<circle", "<script>alert(1)</script><circle onload=\"alert(1)\"").getBytes(StandardCharsets.UTF_8);
        byte[] entity = ("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + RED_DOT.replace("<circle", "<text>&x;</text><circle")).getBytes(StandardCharsets.UTF_8);
        List<String> hostile = List.of(asset(LOGO, gifAndScript), asset(LOGO, entity), asset(LOGO, scripted), asset("../" + LOGO, svg("red")), asset("FAVICON_ICO", svg("red")),
                assetOf(LOGO, "../../x", svg("red")), assetOf(LOGO, "a\r\nSet-Cookie: a=b", svg("red")), asset(LOGO, new byte[1_000_001]), asset(LOGO, new byte[0]),
                asset(LOGO, svg("red")).replace("\"bytes\":\"", "\"bytes\":\"*"), asset(LOGO, svg("red")).replace("\"LIGHT\"", "\"LIGHT\",\"extension\":\"PNG\""));

        for (String upload : hostile) {
            HttpResponse<String> refused = admin.post(branding + "/assets", upload);
            assertThat(refused.statusCode()).as(refused.body() + " to " + upload.substring(0, Math.min(200, upload.length()))).isEqualTo(400);
            assertThat(KeypoolAdmin.json(refused).path("errorMessage").asText()).isNotBlank();
        }

        assertThat(admin.get(branding).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/conf/keycloak.conf", "x.css", "%00.css", "a%0d%0aSet-Cookie:%20a=b.css",
        "0000000000000000000000000000000000000000000000000000000000000000.css",
        "0000000000000000000000000000000000000000000000000000000000000000%2f..%2fx.css"
    })
    void aNameThatIsNoFilesIsNotFound(String name) {
        HttpResponse<String> answer = http.get(URI.create(realmUri(realm) + "/hosted-ui/files/" + name));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("root:").doesNotContain("Exception");
    }

    @Test
    void aFileHasOneNameOnly() {
        String branding = newClient();
        String logo = upload(branding, LOGO, svg("silver"));
        publish(branding);

        assertThat(served(realm, logo).statusCode()).isEqualTo(200);
        assertThat(served(realm, logo.replace(".svg", ".css")).statusCode()).isEqualTo(404);
        assertThat(served(realm, logo.toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyWhoMayManageTheRealmChangesBrandings() {
        String branding = newClient();
        put(branding, draft("112233ff", null));
        KeypoolAdmin viewer = as("view-realm", "view-clients");
        KeypoolAdmin stranger = as("view-users");

        assertThat(viewer.get(branding).statusCode()).isEqualTo(200);
        assertThat(stranger.get(branding).statusCode()).isEqualTo(403);
        assertThat(stranger.get("brandings").statusCode()).isEqualTo(403);
        for (KeypoolAdmin one : List.of(viewer, stranger)) {
            assertThat(one.put(branding, "{}").statusCode()).isEqualTo(403);
            assertThat(one.delete(branding).statusCode()).isEqualTo(403);
            assertThat(one.delete(branding + "/assets/" + LOGO + "/LIGHT").statusCode()).isEqualTo(403);
            for (String action : List.of("publish", "copy", "assets", "import")) {
                assertThat(one.post(branding + "/" + action, "{}").statusCode()).as(action).isEqualTo(403);
            }
        }
        assertThat(as("manage-realm", "view-clients").post(branding + "/publish", "").statusCode()).isEqualTo(200);
        // Who may not see the app client does not see that it has one.
        KeypoolAdmin withoutClients = as("manage-realm", "view-realm");
        assertThat(withoutClients.get(branding).statusCode()).isEqualTo(403);
        assertThat(withoutClients.put(branding, "{}").statusCode()).isEqualTo(403);
        assertThat(withoutClients.get("brandings").body()).doesNotContain(branding.substring(branding.indexOf('/') + 1));
        try (ThrowawayRealm other = ThrowawayRealm.on(server)) {
            assertThat(adminOf(other).get(branding).statusCode()).as("another realm's app client").isEqualTo(404);
            assertThat(adminOf(other).put(branding, "{}").statusCode()).isEqualTo(404);
            assertThat(adminOf(other).post("default/copy", "{\"client\":\"" + branding.substring(branding.indexOf('/') + 1) + "\"}").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAssetIsListedReplacedAndDeleted() {
        String branding = newClient();
        upload(branding, LOGO, svg("lime"));
        String logo = upload(branding, LOGO, svg("aqua"));

        assertThat(admin.read(branding + "/assets").findValuesAsText("file")).containsExactly(logo);
        assertThat(admin.delete(branding + "/assets/" + LOGO + "/DARK").statusCode()).isEqualTo(404);
        assertThat(admin.delete(branding + "/assets/" + LOGO + "/LIGHT").statusCode()).isEqualTo(204);
        assertThat(admin.read(branding + "/assets")).isEmpty();
    }

    private String newClient() {
        String name = "c-" + UUID.randomUUID();
        try (var created = realm.resource().clients().create(ThrowawayRealm.publicClient(name))) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return "clients/" + realm.resource().clients().findByClientId(name).get(0).getId();
    }

    private JsonNode put(String branding, ObjectNode draft) {
        HttpResponse<String> answer = admin.put(branding, draft.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return KeypoolAdmin.json(answer);
    }

    private void publish(String branding) {
        HttpResponse<String> answer = admin.post(branding + "/publish", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The file's name. */
    private String upload(String branding, String category, byte[] bytes) {
        HttpResponse<String> answer = admin.post(branding + "/assets", asset(category, bytes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return KeypoolAdmin.json(answer).path("file").textValue();
    }

    private static ObjectNode draft(String color, String css) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.putObject("settings").putObject("components").putObject("primaryButton").putObject("lightMode").putObject("defaults").put("backgroundColor", color);
        if (css != null) {
            draft.put("css", css);
        }
        draft.putObject("texts").putObject("de").put("doLogIn", "Los geht''s, {0}");
        draft.putObject("links").putObject("terms-of-use").put("default", "https://example.org/terms");
        return draft;
    }

    private static String asset(String category, byte[] bytes) {
        return assetOf(category, null, bytes);
    }

    private static String assetOf(String category, String resourceId, byte[] bytes) {
        ObjectNode asset = JsonNodeFactory.instance.objectNode().put("category", category).put("colorMode", "LIGHT");
        if (resourceId != null) {
            asset.put("resourceId", resourceId);
        }
        return asset.put("bytes", Base64.getEncoder().encodeToString(bytes)).toString();
    }

    private static byte[] svg(String color) {
        return RED_DOT.replace("red", color).getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> served(ThrowawayRealm of, String name) {
        return http.get(file(of, name));
    }

    private URI file(ThrowawayRealm of, String name) {
        return URI.create(realmUri(of) + "/hosted-ui/files/" + name);
    }

    private String realmUri(ThrowawayRealm of) {
        return server.baseUrl() + "/realms/" + of.name();
    }

    private KeypoolAdmin adminOf(ThrowawayRealm of) {
        return KeypoolAdmin.as(keycloak, server, of.name()).at("keypool-hosted-ui");
    }

    /** Somebody of the realm itself with this role alone. */
    private KeypoolAdmin as(String... roles) {
        String name = "admin-" + UUID.randomUUID();
        String client = realm.resource().clients().findByClientId("realm-management").get(0).getId();
        realm.resource().users().create(ThrowawayRealm.user(name, "pass-word-1")).close();
        UserRepresentation user = realm.resource().users().search(name).get(0);
        realm.resource().users().get(user.getId()).roles().clientLevel(client)
                .add(Stream.of(roles).map(role -> realm.resource().clients().get(client).roles().get(role).toRepresentation()).toList());
        return KeypoolAdmin.with(server, realm.name(), Tokens.byDirectGrant(server, realm.name(), "admin-cli", name, "pass-word-1").accessToken())
                .at("keypool-hosted-ui");
    }
}
