package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import dev.keypool.it.server.DistributionServer;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** A server with brandings that becomes the next Keycloak, as administrators do it: another distribution on the same database. */
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrandingUpgradeIT {

    private static final Path FOLDER = RunProperties.folder().resolve("keycloak");
    private static final String REALM = "upgraded";
    private static final String DRAFT = "{\"texts\":{\"en\":{\"loginAccountTitle\":\"Written before the upgrade\"}}}";

    /** What a branding makes of the sign-in page: its words, colors and fonts, and each file that the page or its style sheets name, loaded yet or not. */
    private static final String LOOK = """
            async () => {
              const load = async (address) => { const answer = await fetch(address); return answer.ok ? answer.text() : 'not there'; };
              const style = getComputedStyle(document.querySelector('#kc-login'));
              const addresses = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon]')].map(link => link.href).concat([...document.images].map(image => image.src));
              const files = new Map();
              for (const address of addresses.filter(each => each.includes('/hosted-ui/files/'))) {
                files.set(address, await load(address));
                for (const [, named] of address.endsWith('.css') ? files.get(address).matchAll(/url\\(["']?([^"')]+)/g) : []) {
                  const within = new URL(named, address).href;
                  files.set(within, await load(within));
                }
              }
              return {
                heading: document.querySelector('#kc-page-title').textContent.trim(),
                button: [style.backgroundColor, style.color, style.borderRadius].join(),
                font: getComputedStyle(document.body).fontFamily,
                pictures: [...document.images].map(image => image.src + ' ' + image.naturalWidth),
                files: [...files].map(([address, content]) => address + ' ' + content).sort()
              };
            }""";

    private final List<Integer> ports = Ports.free(2);
    private final Chromium chromium = Chromium.launch();

    @AfterAll
    void closeBrowser() {
        chromium.close();
    }

    @Test
    @SuppressWarnings("unchecked") // Playwright gives what a script makes as Object
    void brandingsOutliveAnUpgradeOfKeycloak() throws Exception {
        Distribution before = Distribution.unpacked(RunProperties.zipOfOldest(), FOLDER.resolve("upgraded-from")).withFreshData(List.of());
        Map<String, Object> look;
        JsonNode published;
        JsonNode draft;
        try (KeycloakServer server = start(before, RunProperties.oldestKeycloakVersion()); Keycloak admin = Admin.of(server)) {
            admin.realms().create(realm());
            KeypoolAdmin brandings = brandings(admin, server);
            String client = client(admin);
            assertThat(brandings.post(client + "/import", new FullBranding("REGULAR", "CENTER", false, "partner").toString()).statusCode()).isEqualTo(200);
            assertThat(brandings.post(client + "/publish", "").statusCode()).isEqualTo(200);
            assertThat(brandings.put("default", DRAFT).statusCode()).isEqualTo(200);
            published = brandings.read(client + "/published");
            draft = brandings.read("default");
            look = (Map<String, Object>) signIn(server, "branded");
            assertThat(signIn(server, "plain").toString()).doesNotContain("upgrade", "/hosted-ui/files/");
        }
        assertThat(look).containsEntry("heading", "Welcome to the whole of it").containsEntry("button", "rgb(0, 85, 0),rgb(255, 255, 255),3px");
        assertThat((List<String>) look.get("pictures")).anyMatch(picture -> picture.endsWith(" " + FullBranding.FORM_LOGO));
        assertThat((List<String>) look.get("files")).hasSizeGreaterThan(8).anyMatch(file -> file.contains("<svg")).anyMatch(file -> file.contains(".ico ")).anyMatch(file -> file.contains(".woff2 "))
                .anyMatch(file -> file.contains("#005500")).noneMatch(file -> file.endsWith(" not there"));

        Distribution after = Distribution.unpacked(RunProperties.zip(), FOLDER.resolve("upgraded-to")).withDataOf(before);
        try (KeycloakServer server = start(after, RunProperties.keycloakVersion()); Keycloak admin = Admin.of(server)) {
            assertThat(admin.serverInfo().getInfo().getSystemInfo().getVersion()).isEqualTo(RunProperties.keycloakVersion());
            KeypoolAdmin brandings = brandings(admin, server);
            assertThat(brandings.read(client(admin) + "/published")).isEqualTo(published);
            assertThat(brandings.read("default")).isEqualTo(draft);
            assertThat(signIn(server, "branded")).isEqualTo(look);

            assertThat(brandings.post("default/publish", "").statusCode()).isEqualTo(200);
            assertThat(signIn(server, "plain").toString()).contains("heading=Written before the upgrade");
        }
    }

    private KeycloakServer start(Distribution distribution, String version) throws Exception {
        Launch launch = Launch.development(ports.get(0), ports.get(1)).with(List.of(), DistributionServer.ADMINISTRATOR)
                .loggingTo(FOLDER.resolve(distribution.home().getFileName() + ".log"));
        return DistributionServer.start(distribution.withProviders(List.of(RunProperties.jar())), launch, version);
    }

    private static RealmRepresentation realm() {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(REALM);
        realm.setEnabled(true);
        realm.setLoginTheme("keypool");
        realm.setClients(List.of(ThrowawayRealm.publicClient("branded", HostedRealm.CALLBACK.toString()),
                ThrowawayRealm.publicClient("plain", HostedRealm.CALLBACK.toString())));
        realm.setUsers(List.of(ThrowawayRealm.user("pat", HostedRealm.PASSWORD)));
        return realm;
    }

    private static KeypoolAdmin brandings(Keycloak admin, KeycloakServer server) {
        return KeypoolAdmin.as(admin, server, REALM).at("keypool-hosted-ui");
    }

    private static String client(Keycloak admin) {
        return "clients/" + admin.realm(REALM).clients().findByClientId("branded").get(0).getId();
    }

    /** Signs in, with cookies and a cache of one's own, and gives how the page looked. */
    private Object signIn(KeycloakServer server, String client) {
        Page page = chromium.newPage();
        page.navigate(new CodeFlow(server, REALM, client, HostedRealm.CALLBACK).authorizationUri().toString());
        page.waitForLoadState();
        Object look = page.evaluate(LOOK);
        page.fill("#username", "pat");
        page.fill("#password", HostedRealm.PASSWORD);
        page.click("#kc-login");
        assertThat(page.textContent("body")).isEqualTo(Chromium.ARRIVED);
        page.context().close();
        return look;
    }
}
