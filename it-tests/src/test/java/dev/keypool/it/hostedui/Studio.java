package dev.keypool.it.hostedui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Where pictures of pages are taken: a realm with app clients to brand, the examples' files, a browser. */
final class Studio implements AutoCloseable {

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 860;
    private static final int PHONE = 390;
    private static final int HEIGHT_OF_PHONE = 844;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOSTED_UI = Path.of("../providers/hosted-ui");
    private static final Path EXAMPLES = HOSTED_UI.resolve("examples");

    private final HostedRealm realm;
    private final Brands brands;

    Studio(KeycloakServer server, List<IdentityProviderRepresentation> providers, String... clients) {
        realm = new HostedRealm(server, "keypool", made -> {
            made.setDisplayName("Keypool demo");
            made.setAccountTheme("keypool");
            made.setEmailTheme("keypool");
            Set<String> languages = new HashSet<>(HostedRealm.COGNITOS_LANGUAGES);
            languages.add("ar");
            made.setSupportedLocales(languages);
            made.setIdentityProviders(providers);
            made.setClients(Stream.of(clients).map(Studio::client).toList());
        });
        brands = new Brands(server, realm.realm());
    }

    private static ClientRepresentation client(String name) {
        ClientRepresentation client = ThrowawayRealm.publicClient(name, HostedRealm.CALLBACK.toString());
        if (name.startsWith("classic")) {
            client.setAttributes(Map.of("login_theme", "keypool-classic"));
        }
        return client;
    }

    static List<IdentityProviderRepresentation> providers() {
        Map<String, String> social = Map.of("clientId", "shop", "clientSecret", "a secret");
        IdentityProviderRepresentation apple = Providers.oidc("apple", "https://appleid.apple.com");
        apple.setDisplayName("Apple");
        return List.of(Providers.of("google", "google", social), apple);
    }

    HostedRealm realm() {
        return realm;
    }

    Brands brands() {
        return brands;
    }

    /** A file of the examples. */
    static String file(String name) {
        try {
            return Files.readString(EXAMPLES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode branding(String name) {
        return json(file(name));
    }

    /** Cognito's complete sample of settings, as a branding. */
    static ObjectNode sample() throws IOException {
        ObjectNode branding = JSON.createObjectNode();
        branding.set("settings", json(Files.readString(HOSTED_UI.resolve("src/main/resources/dev/keypool/hostedui/settings/managed-login-defaults.json"))));
        return branding;
    }

    static ObjectNode classic() {
        return JSON.createObjectNode().put("css", file("cognito-classic.css"));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode picture(ObjectNode branding, String category, byte[] bytes) {
        branding.withArray("assets").addObject().put("category", category).put("colorMode", "DYNAMIC").put("bytes", Base64.getEncoder().encodeToString(bytes));
        return branding;
    }

    Guest visitor(ColorScheme scheme, int width, int height) {
        return realm.guest(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, height));
    }

    byte[] signIn(String client) {
        return signIn(client, ColorScheme.LIGHT, "");
    }

    byte[] signIn(String client, ColorScheme scheme, String parameters) {
        return signIn(visitor(scheme, WIDTH, HEIGHT), client, parameters);
    }

    byte[] signInOnAPhone(String client) {
        return signIn(visitor(ColorScheme.LIGHT, PHONE, HEIGHT_OF_PHONE), client, "");
    }

    private static byte[] signIn(Guest guest, String client, String parameters) {
        guest.open(URI.create(guest.flow(client).authorizationUri() + parameters)).waitsFor("#kc-form-login");
        byte[] picture = shot(guest.page());
        guest.leaves();
        return picture;
    }

    /** As the page rests: without the ring around the field where one begins to type. */
    static byte[] shot(Page page) {
        rest(page);
        return page.screenshot();
    }

    static void rest(Page page) {
        page.waitForLoadState();
        page.evaluate("() => { document.activeElement.blur(); return document.fonts.ready.then(() => true) }");
    }

    void write(String name, PictureSheet sheet) throws IOException {
        Guest guest = realm.guest();
        sheet.write(guest.page(), Path.of(System.getProperty("keypool.it.folder"), "guide", name));
        guest.leaves();
    }

    @Override
    public void close() {
        brands.close();
        realm.close();
    }
}
