package dev.keypool.it.hostedui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * Makes the pictures of the guide for designers, in {@code target/guide}, of real pages with what the guide gives. It is no test of every
 * build: it-tests/README.md has the command that runs it.
 */
@WithKeycloak
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuidePictures {

    private static final Path HOSTED_UI = Path.of("../providers/hosted-ui");
    private static final Path EXAMPLES = HOSTED_UI.resolve("examples");
    private static final Path QUICK_START = EXAMPLES.resolve("quick-start");
    private static final Path TO = Path.of(System.getProperty("keypool.it.folder"), "guide");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HostedRealm realm;
    private final Brands brands;
    private final Page sheets;

    GuidePictures(KeycloakServer server) {
        realm = new HostedRealm(server, "keypool", made -> {
            made.setDisplayName("Demo");
            made.setAccountTheme("keypool");
            made.setEmailTheme("keypool");
            made.setIdentityProviders(providers());
            made.setClients(Stream.of("harbour", "lichen", "voltage", "sample", "classic", "app").map(GuidePictures::client).toList());
        });
        brands = new Brands(server, realm.realm());
        realm.person("alice", alice -> {
            alice.setFirstName("Alice");
            alice.setLastName("Archer");
        });
        sheets = realm.guest(new Browser.NewContextOptions()).page();
    }

    private static org.keycloak.representations.idm.ClientRepresentation client(String name) {
        var client = ThrowawayRealm.publicClient(name, HostedRealm.CALLBACK.toString());
        if (name.equals("classic")) {
            client.setAttributes(Map.of("login_theme", "keypool-classic"));
        }
        return client;
    }

    private static List<IdentityProviderRepresentation> providers() {
        Map<String, String> social = Map.of("clientId", "shop", "clientSecret", "a secret");
        IdentityProviderRepresentation apple = Providers.oidc("apple", "https://appleid.apple.com");
        apple.setDisplayName("Apple");
        return List.of(Providers.of("google", "google", social), apple);
    }

    @AfterAll
    void close() {
        brands.close();
        realm.close();
    }

    @AfterEach
    void nothingIsWrongOnAnyPage() {
        realm.check().requireNothingWrong();
    }

    @Test
    void fiveBrandsBesideEachOther() throws IOException {
        for (String brand : List.of("harbour", "lichen", "voltage")) {
            brands.take(brand, Files.readString(EXAMPLES.resolve(brand + ".json")));
        }
        brands.take("sample", JSON.createObjectNode().set("settings", sample()).toString());
        brands.take("classic", JSON.createObjectNode().put("css", Files.readString(EXAMPLES.resolve("cognito-classic.css"))).toString());
        new PictureSheet(3)
                .with("harbour, a bank", signIn("harbour", ColorScheme.LIGHT))
                .with("lichen, an outdoor shop", signIn("lichen", ColorScheme.LIGHT))
                .with("voltage, a game", signIn("voltage", ColorScheme.LIGHT))
                .with("managed login’s sample of settings", signIn("sample", ColorScheme.LIGHT))
                .with("Cognito’s classic style sheet", signIn("classic", ColorScheme.LIGHT))
                .with("lichen, where the system is dark", signIn("lichen", ColorScheme.DARK))
                .write(sheets, TO.resolve("brands.webp"));
    }

    private static ObjectNode sample() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(HOSTED_UI.resolve("src/main/resources/dev/keypool/hostedui/settings/managed-login-defaults.json")));
    }

    private byte[] signIn(String client, ColorScheme scheme) {
        Guest guest = realm.guest(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(WIDTH, HEIGHT)).at(client).waitsFor("#kc-form-login");
        byte[] picture = picture(guest);
        guest.leaves();
        return picture;
    }

    /** Without the ring around the field where one begins to type. */
    private static byte[] picture(Guest guest) {
        guest.page().waitForLoadState();
        guest.page().evaluate("() => { document.activeElement.blur(); return document.fonts.ready.then(() => true) }");
        return guest.page().screenshot();
    }
}
