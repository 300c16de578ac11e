package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sign-in page costs on the wire, beside Keycloak's own theme on the same server. */
@WithKeycloak
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInWeightIT {

    private static final System.Logger LOG = System.getLogger("dev.keypool.it");
    private static final Path EXAMPLES = Path.of("../providers/hosted-ui/examples");

    private final KeycloakServer server;
    private final Chromium chromium = Chromium.launch();
    private final Weights keycloaks;

    SignInWeightIT(KeycloakServer server) {
        this.server = server;
        this.keycloaks = weigh("keycloak.v2", "nobody's branding", brands -> { });
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    /** Bytes with their headers, and how many answers they were of. */
    private record Weight(long bytes, int requests) {
    }

    /** Of a browser that was never there, and of one that was. */
    private record Weights(Weight cold, Weight warm, List<String> pictures) {
    }

    private Weights weigh(String theme, String whose, Consumer<Brands> branding) {
        try (ThrowawayRealm realm = ThrowawayRealm.on(server, made -> {
            made.setLoginTheme(theme);
            made.setRegistrationAllowed(true);
            made.setResetPasswordAllowed(true);
            made.setClients(List.of(ThrowawayRealm.publicClient("app", HostedRealm.CALLBACK.toString())));
        }); Brands brands = new Brands(server, realm)) {
            branding.accept(brands);
            // The server compiles a theme's templates when they are asked for first.
            open(chromium.newPage(), realm);
            Page page = chromium.newPage();
            CDPSession network = page.context().newCDPSession(page);
            List<Long> transferred = new CopyOnWriteArrayList<>();
            network.on("Network.loadingFinished", event -> transferred.add(event.get("encodedDataLength").getAsLong()));
            network.send("Network.enable");
            Weight cold = weight(page, realm, transferred);
            List<String> pictures = page.locator("img").all().stream().map(picture -> picture.getAttribute("src")).toList();
            Weight warm = weight(page, realm, transferred);
            page.context().close();
            Weights weights = new Weights(cold, warm, pictures);
            LOG.log(System.Logger.Level.INFO, "The sign-in page of {0} with {1}: {2}", theme, whose, weights);
            return weights;
        }
    }

    private Weight weight(Page page, ThrowawayRealm realm, List<Long> transferred) {
        transferred.clear();
        open(page, realm);
        // Nothing at all of what the browser has already.
        List<Long> wired = transferred.stream().filter(bytes -> bytes > 0).toList();
        return new Weight(wired.stream().mapToLong(Long::longValue).sum(), wired.size());
    }

    private void open(Page page, ThrowawayRealm realm) {
        page.navigate(new CodeFlow(server, realm.name(), "app", HostedRealm.CALLBACK).authorizationUri().toString());
        page.locator("#kc-login").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void requireLight(Weights ours) {
        assertThat(keycloaks.warm().bytes()).as("browsers keep files, as they do of a server in production").isLessThan(keycloaks.cold().bytes() / 2);
        assertThat(ours.cold().bytes()).as("cold, beside %s", keycloaks).isLessThanOrEqualTo(keycloaks.cold().bytes() / 3);
        assertThat(ours.cold().requests()).as("cold, beside %s", keycloaks).isLessThanOrEqualTo(keycloaks.cold().requests());
        assertThat(ours.warm().requests()).as("warm, the page itself").isEqualTo(1);
    }

    @Test
    void thePageAsItIs() {
        requireLight(weigh("keypool", "nobody's branding", brands -> { }));
    }

    @Test
    void thePageWithABrandAndItsLogo() {
        Weights branded = weigh("keypool", "a logo", brands -> brands.publish("app", "005500ff"));

        assertThat(branded.pictures()).singleElement().asString().contains("/hosted-ui/files/");
        requireLight(branded);
    }

    /** Logos, backgrounds, texts and links and all. */
    @ParameterizedTest
    @ValueSource(strings = {"harbour", "lichen", "voltage"})
    void thePageOfAnExampleOfTheGuide(String brand) throws IOException {
        String file = Files.readString(EXAMPLES.resolve(brand + ".json"));
        Weights branded = weigh("keypool", brand, brands -> brands.take("app", file));

        assertThat(branded.pictures()).singleElement().asString().contains("/hosted-ui/files/");
        requireLight(branded);
    }

    @Test
    void thePageInTheClassicLook() {
        requireLight(weigh("keypool-classic", "nobody's branding", brands -> { }));
    }

    @Test
    void thePageInTheClassicLookWithASheetAndALogo() throws IOException {
        ObjectNode branding = JsonNodeFactory.instance.objectNode().put("css", Files.readString(EXAMPLES.resolve("cognito-classic.css")));
        branding.putArray("assets").add(HostileBrandings.asset("CLASSIC_LOGO", "DYNAMIC", HostileFiles.picture("png")));
        Weights branded = weigh("keypool-classic", "Cognito's sheet and a logo", brands -> brands.take("app", branding.toString()));

        assertThat(branded.pictures()).singleElement().asString().contains("/hosted-ui/files/");
        requireLight(branded);
    }
}
