package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.JavaScript;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Amplify as it is, in a browser, on a page of another origin: the web application of it-tests/javascript/amplify. */
@WithKeycloak
@RequiresJavaScript
@RequiresBrowser
@Tag("clients")
final class AmplifyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN_POOL = "us-east-1:00000000-0000-0000-0000-000000000000";
    private static final long FIFTY_ONE_MINUTES = 51 * 60 * 1000L;
    /** Milliseconds. */
    private static final double TIMEOUT = 60_000;

    private static WebPage web;
    private static GameRealm realm;
    private static Chromium chromium;

    private final KeycloakServer server;
    private final String username = "player-" + UUID.randomUUID();
    private Page page;

    AmplifyIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    static void publishTheApplication(KeycloakServer server, @TempDir Path folder) throws IOException, InterruptedException {
        JavaScript.bundle("amplify/app.mjs", folder.resolve("app.js"));
        web = new WebPage()
                .with("index.html", JavaScript.file("amplify/index.html"))
                .with("app.js", Files.readAllBytes(folder.resolve("app.js")));
        realm = GameRealm.on(server, AmplifyIT::addTheApplication);
        chromium = Chromium.launch();
    }

    @AfterAll
    static void closeAll() {
        chromium.close();
        realm.close();
        web.close();
    }

    @BeforeEach
    void openABrowser() throws IOException {
        web.with("settings.json", settings(realm.pool()));
        page = chromium.newPage();
        page.setDefaultTimeout(TIMEOUT);
    }

    @AfterEach
    void closeTheBrowser() {
        page.context().close();
    }

    @Test
    void aGuestHasASession() throws IOException {
        page.navigate(web.uri().toString());

        JsonNode guest = session();

        assertThat(guest.path("Arn").textValue()).as(guest.toString()).contains(":assumed-role/guest/");
        assertThat(guest.has("userSub")).isFalse();
        page.reload();
        assertThat(session().path("identityId")).as("Amplify remembers who they are").isEqualTo(guest.path("identityId"));
    }

    @Test
    void aGuestWhoSignsInKeepsTheirIdentity() throws IOException {
        register();
        page.navigate(web.uri().toString());
        JsonNode guest = session();

        signIn();

        JsonNode player = session();
        assertThat(player.path("Arn").textValue()).as(player.toString()).contains(":assumed-role/player/");
        assertThat(player.path("userSub").textValue()).isEqualTo(realm.resource().users().search(username).get(0).getId());
        assertThat(player.path("identityId")).isEqualTo(guest.path("identityId"));
    }

    @Test
    void aGuestWhoTurnsOutToBeKnownBecomesThem() throws IOException {
        register();
        String known = realm.signedIn(username).getId(realm.pool());
        page.navigate(web.uri().toString());
        assertThat(session().path("identityId").textValue()).isNotEqualTo(known);

        signIn();

        assertThat(session().path("identityId").textValue()).isEqualTo(known);
    }

    @Test
    void aRefreshGivesOtherCredentialsOfTheSameIdentity() throws IOException {
        register();
        page.navigate(web.uri().toString());
        session();
        signIn();
        JsonNode before = session();

        page.locator("#refresh").click();

        JsonNode after = session();
        assertThat(after.path("accessKeyId")).isNotEqualTo(before.path("accessKeyId"));
        assertThat(after.path("identityId")).isEqualTo(before.path("identityId"));
        page.locator("#show").click();
        assertThat(session()).as("nothing is refreshed that need not be").isEqualTo(after);
    }

    /** The browser's clock goes on and nothing else does: so its signatures are of another time, too. */
    @Test
    void credentialsAreRenewedWhenTheyAreOld() throws IOException {
        page.clock().install();
        page.navigate(web.uri().toString());
        JsonNode before = session();

        page.clock().fastForward(FIFTY_ONE_MINUTES);
        page.locator("#show").click();

        JsonNode after = session();
        assertThat(after.path("Arn")).as(after.toString()).isEqualTo(before.path("Arn"));
        assertThat(after.path("accessKeyId")).isNotEqualTo(before.path("accessKeyId"));
        assertThat(after.path("identityId")).isEqualTo(before.path("identityId"));
    }

    @Test
    void whoSignsOutIsAnotherGuest() throws IOException {
        register();
        page.navigate(web.uri().toString());
        session();
        signIn();
        JsonNode player = session();

        page.locator("#sign-out").click();

        JsonNode guest = session();
        assertThat(guest.path("Arn").textValue()).as(guest.toString()).contains(":assumed-role/guest/");
        assertThat(guest.path("identityId")).isNotEqualTo(player.path("identityId"));
    }

    @Test
    void anErrorReachesThePage() throws IOException {
        web.with("settings.json", settings(UNKNOWN_POOL));
        page.navigate(web.uri().toString());

        JsonNode error = session().path("error");

        assertThat(error.path("name").textValue()).isEqualTo("ResourceNotFoundException");
        assertThat(error.path("message").textValue()).isEqualTo("IdentityPool '" + UNKNOWN_POOL + "' not found.");
    }

    /** Otherwise the tests above would say nothing of CORS. */
    @Test
    void theBrowserKeepsTheOriginsApart() {
        page.navigate(web.uri().toString());

        assertThatThrownBy(() -> page.evaluate("url => fetch(url)", server.baseUrl() + "/admin/serverinfo"))
                .isInstanceOf(PlaywrightException.class).hasMessageContaining("Failed to fetch");
    }

    private void register() {
        realm.resource().users().create(ThrowawayRealm.user(username, GameRealm.PASSWORD)).close();
    }

    private void signIn() {
        page.locator("#sign-in").click();
        page.locator("#username").fill(username);
        page.locator("#password").fill(GameRealm.PASSWORD);
        page.locator("#kc-login").click();
    }

    /** What the page shows, as soon as it does. */
    private JsonNode session() throws IOException {
        return JSON.readTree(page.locator("#session:not(:empty)").textContent());
    }

    private static void addTheApplication(RealmRepresentation representation) {
        ClientRepresentation application = ThrowawayRealm.publicClient("web", web.uri() + "*");
        application.setWebOrigins(List.of("+"));
        application.setAttributes(Map.of("post.logout.redirect.uris", "+"));
        List<ClientRepresentation> clients = new ArrayList<>(representation.getClients());
        clients.add(application);
        representation.setClients(clients);
        representation.getComponents().getFirst(GameRealm.POOL_TYPE).getConfig().put("appClients", List.of("cli", "web"));
    }

    private String settings(String poolId) throws IOException {
        return JSON.writeValueAsString(Map.of("identityPoolId", poolId, "keycloak",
                Map.of("url", server.baseUrl().toString(), "realm", realm.name(), "clientId", "web")));
    }
}
