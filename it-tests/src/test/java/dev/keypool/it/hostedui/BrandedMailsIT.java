package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Axe;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import dev.keypool.it.triggers.ReceivedMails;
import dev.keypool.it.triggers.ReceivedMails.Mail;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Mails of the e-mail theme, as people get them who sign in to differently branded app clients, and who are sent mails by administrators. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrandedMailsIT {

    private static final URI CALLBACK = URI.create("http://localhost:3000/callback");
    private static final String PASSWORD = "pass-word-1";
    private static final List<String> ACTIONS = List.of("UPDATE_PASSWORD");
    private static final Path SCREENSHOTS = Path.of("target/screenshots/email");

    private static final String SHOP = """
            {"settings": {"categories": {"global": {"colorSchemeMode": "DYNAMIC"}},
              "componentClasses": {"buttons": {"borderRadius": 22.0}},
              "components": {"pageBackground": {"lightMode": {"color": "e8f3ecff"}, "darkMode": {"color": "0b1f14ff"}},
                "form": {"lightMode": {"backgroundColor": "ffffffff", "borderColor": "b9d9c6ff"}, "darkMode": {"backgroundColor": "12301fff", "borderColor": "2c5a40ff"}},
                "primaryButton": {"lightMode": {"defaults": {"backgroundColor": "0b6b3aff", "textColor": "ffffffff"}},
                  "darkMode": {"defaults": {"backgroundColor": "8be0b0ff", "textColor": "06210fff"}}}}},
             "texts": {"en": {"executeActionsSubject": "Welcome to the shop", "emailVerificationSubject": "Shop: one click more", "keypoolEmailFooter": "Green Shop Ltd.\\n1 \\"Main\\" Street & Co"},
               "de": {"executeActionsSubject": "Willkommen im Laden", "executeActionsBody": "Guten Tag,\\n\\nbei {2} geht''s hier weiter:\\n\\n{0}\\n\\nGültig: {4}. Kunden & Freunde",
                 "keypoolEmailHeader": "Der Laden"}}}
            """;
    private static final String CLUB = """
            {"settings": {"categories": {"global": {"colorSchemeMode": "DARK"}},
              "components": {"primaryButton": {"darkMode": {"defaults": {"backgroundColor": "ffcc00ff", "textColor": "000000ff"}}}}},
             "texts": {"en": {"keypoolEmailHeader": "The Club at {0}"}}}
            """;

    private final KeycloakServer server;
    private final Keycloak keycloak;
    private final ReceivedMails mailbox = new ReceivedMails();
    private final Http http = new Http();
    private ThrowawayRealm realm;
    private KeypoolAdmin admin;

    BrandedMailsIT(KeycloakServer server) {
        this.server = server;
        this.keycloak = Admin.of(server);
    }

    @BeforeAll
    void makeTheRealm() throws IOException {
        realm = newRealm(settings -> {
            settings.setInternationalizationEnabled(true);
            settings.setSupportedLocales(Set.of("en", "de", "ar"));
            settings.setDefaultLocale("en");
        });
        admin = adminOf(realm);
        brand("shop", SHOP);
        upload("shop", "EMAIL_LOGO", "LIGHT", png(new Color(0x0b6b3a)));
        upload("shop", "EMAIL_LOGO", "DARK", png(new Color(0x8be0b0)));
        publish("shop");
        brand("club", CLUB);
        publish("club");
    }

    @AfterAll
    void removeAll() {
        mailbox.close();
        realm.close();
        keycloak.close();
    }

    @Test
    void appClientsHaveMailsOfTheirOwn() {
        Mail shop = invite(realm, "alice", "shop");
        Mail club = invite(realm, "alice", "club");
        Mail other = invite(realm, "alice", null);

        assertThat(shop.subject()).isEqualTo("Welcome to the shop");
        assertThat(shop.html()).contains("bgcolor=\"#0b6b3a\"", "border-radius:22px", "prefers-color-scheme: dark", ".kp-button { background-color: #8be0b0",
                "Green Shop Ltd.<br>1 &quot;Main&quot; Street &amp; Co");
        assertThat(shop.text()).endsWith("Green Shop Ltd.\n1 \"Main\" Street & Co\n").contains(shop.link());
        assertThat(club.subject()).isEqualTo("Update Your Account");
        assertThat(club.html()).contains("bgcolor=\"#ffcc00\"", "The Club at Demo").doesNotContain("Green Shop", "#0b6b3a", "prefers-color-scheme");
        assertThat(club.text()).startsWith("The Club at Demo\n\n");
        assertThat(other.subject()).isEqualTo("Update Your Account");
        assertThat(other.html()).contains("class=\"kp-button\"", ">Demo</div>").doesNotContain("Green Shop", "The Club", "#0b6b3a", "#ffcc00", "<img");
        assertThat(other.text()).startsWith("Your administrator").endsWith("nothing will be changed.\n");
    }

    @Test
    void theLogosAreThereForEveryone() {
        Matcher logo = Pattern.compile("<img class=\"kp-(?:dark-)?logo\" src=\"([^\"]+)\" width=\"240\" alt=\"Demo\"").matcher(invite(realm, "alice", "shop").html());

        for (int i = 0; i < 2; i++) {
            assertThat(logo.find()).isTrue();
            HttpResponse<String> answer = http.get(URI.create(logo.group(1)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/png");
            // Programs for mail on the Web embed it.
            assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).isEmpty();
        }
    }

    @Test
    @RequiresBrowser
    void mailsOfASignInAreTheAppClients() {
        try (Chromium chromium = Chromium.launch()) {
            Page page = signIn(chromium, "shop", "bob");
            Mail verification = mailbox.next("bob@example.org");
            assertThat(verification.subject()).isEqualTo("Shop: one click more");
            assertThat(verification.html()).contains("bgcolor=\"#0b6b3a\"", "Link to e-mail address verification", "This link will expire within 5 minutes.");
            page.navigate(verification.link());
            page.waitForURL(CALLBACK + "?**");
            assertThat(user(realm, "bob").toRepresentation().isEmailVerified()).isTrue();

            Page forgotten = open(chromium, "club");
            forgotten.locator("a[href*='reset-credentials']").click();
            forgotten.locator("#username").fill("alice");
            forgotten.locator("#kc-reset-password-form [type=submit]").click();
            Mail reset = mailbox.next("alice@example.org");
            assertThat(reset.subject()).isEqualTo("Reset password");
            assertThat(reset.html()).contains("bgcolor=\"#ffcc00\"", "The Club at Demo").doesNotContain("#0b6b3a");
            forgotten.navigate(reset.link());
            forgotten.locator("#password-new").waitFor();
        }
    }

    @Test
    void aTextIsSaidInItsLanguageWithKeycloaksLink() {
        speaks("german", "de");

        Mail mail = invite(realm, "german", "shop");

        assertThat(mail.subject()).isEqualTo("Willkommen im Laden");
        assertThat(mail.text()).isEqualTo("Der Laden\n\nGuten Tag,\n\nbei Demo geht's hier weiter:\n\n" + mail.link() + "\n\nGültig: 12 Stunden. Kunden & Freunde\n");
        assertThat(mail.html()).contains("<html lang=\"de\" dir=\"ltr\">", ">bei Demo geht&#39;s hier weiter:</p>", "href=\"" + mail.link() + "\">Link zum Account-Update</a>",
                "Kunden &amp; Freunde").doesNotContain("Green Shop");
    }

    @Test
    void whatIsReadFromTheRightIsLaidOutSo() {
        speaks("arab", "ar");

        Mail mail = invite(realm, "arab", "shop");

        assertThat(mail.subject()).isEqualTo("تحديث بيانات حسابك");
        assertThat(mail.html()).contains("<html lang=\"ar\" dir=\"rtl\">", "text-align:right", ">رابط تحديث بيانات الحساب</a></td>").doesNotContain("text-align:left");
    }

    @Test
    void theDefaultBrandingIsForAppClientsWithoutOne() throws IOException {
        try (ThrowawayRealm other = newRealm(settings -> { })) {
            KeypoolAdmin its = adminOf(other);
            assertThat(invite(other, "alice", "shop").html()).contains("class=\"kp-button\"", "prefers-color-scheme: dark").doesNotContain("#0b6b3a");

            assertThat(its.put("default", SHOP).statusCode()).isEqualTo(200);
            assertThat(its.post("default/publish", "").statusCode()).isEqualTo(200);

            assertThat(invite(other, "alice", "shop").html()).contains("bgcolor=\"#0b6b3a\"");
            assertThat(invite(other, "alice", null).subject()).isEqualTo("Welcome to the shop");

            RealmRepresentation changed = other.resource().toRepresentation();
            changed.setAttributes(Map.of("darkMode", "false"));
            other.resource().update(changed);
            assertThat(invite(other, "alice", "shop").html()).contains("bgcolor=\"#0b6b3a\"").doesNotContain("prefers-color-scheme");

            changed.setEmailTheme("keycloak");
            other.resource().update(changed);
            Mail keycloaks = invite(other, "alice", "shop");
            assertThat(keycloaks.subject()).isEqualTo("Update Your Account");
            assertThat(keycloaks.html().strip()).startsWith("<html lang=\"en\" dir=\"ltr\">\n<body>\n").endsWith("</p>\n</body>\n</html>").doesNotContain("kp-", "style=");
            assertThat(keycloaks.text().strip()).startsWith("Your administrator").endsWith("nothing will be changed.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"keypoolEmailHeader\":\"<img src=x onerror=alert(1)>\"",
        "\"keypoolEmailFooter\":\"${vault.secret}\"",
        "\"executeActionsBody\":\"&lt;script&gt;alert(1)&lt;/script&gt; {0}\"",
        "\"executeActionsSubject\":\"Hello\\r\\nBcc: everybody@example.org\"",
        "\"executeActionsBody\":\"No link here\"",
        "\"emailVerificationBody\":\"It's here: {0}\"",
        "\"passwordResetBodyHtml\":\"Until {3}\"",
        "\"keypoolSignInCodeBody\":\"Hello\""
    })
    void aTextThatWouldSpoilAMailIsRefused(String text) {
        HttpResponse<String> refused = admin.put(path("club"), "{\"texts\":{\"en\":{" + text + "}}}");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(KeypoolAdmin.json(refused).path("errorMessage").asText()).startsWith("$.texts.").endsWith(".");
    }

    @Test
    void namesRunNothingAndAddNoHeaders() throws IOException {
        String name = "\"><script>alert(1)</script><a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>${keypoolEmailFooter}";
        try (ThrowawayRealm hostile = newRealm(settings -> settings.setDisplayName(name))) {
            KeypoolAdmin its = adminOf(hostile);
            assertThat(its.put("default", """
                    {"texts": {"en": {"executeActionsSubject": "Hello\\nBcc: everybody@example.org", "executeActionsBody": "Hello {2}\\n\\n{0}",
                      "keypoolEmailHeader": "At {0}"}}}
                    """).statusCode()).isEqualTo(200);
            assertThat(its.post("default/publish", "").statusCode()).isEqualTo(200);

            Mail mail = invite(hostile, "alice", null);

            assertThat(mail.subject()).isEqualTo("Hello Bcc: everybody@example.org");
            assertThat(mail.html()).doesNotContain("<script").doesNotContainPattern("<[^>]*(onclick|javascript:)").contains("href=\"" + mail.link() + "\">Link to account update</a>");
        }
    }

    @Test
    @RequiresBrowser
    @RequiresJavaScript
    void mailsAreForEveryoneInTheLightAndInTheDark() throws IOException {
        speaks("reader", "de");
        speaks("right", "ar");
        Map<String, Mail> mails = Map.of("neutral", invite(realm, "alice", null), "shop", invite(realm, "alice", "shop"), "club", invite(realm, "alice", "club"),
                "shop-german", invite(realm, "reader", "shop"), "shop-arabic", invite(realm, "right", "shop"));
        try (Chromium chromium = Chromium.launch()) {
            for (Map.Entry<String, Mail> mail : mails.entrySet()) {
                look(chromium, mail.getKey(), mail.getValue(), ColorScheme.LIGHT, 800);
                look(chromium, mail.getKey(), mail.getValue(), ColorScheme.DARK, 360);
            }
        }
    }

    private static void look(Chromium chromium, String name, Mail mail, ColorScheme scheme, int width) throws IOException {
        Page page = chromium.newPage(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 640));
        page.setContent(mail.html());
        String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file + ".png")).setFullPage(true));
        assertThat(Axe.violations(page)).as(file).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(file + " fits its window").isEqualTo(true);
        assertThat(page.evaluate("[...document.images].filter(image => image.checkVisibility()).every(image => image.naturalWidth > 0)")).as(file).isEqualTo(true);
        page.context().close();
    }

    private Page signIn(Chromium chromium, String client, String username) {
        Page page = open(chromium, client);
        page.locator("#username").fill(username);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
        page.waitForLoadState();
        return page;
    }

    private Page open(Chromium chromium, String client) {
        Page page = chromium.newPage();
        page.navigate(new CodeFlow(server, realm.name(), client, CALLBACK).authorizationUri().toString());
        return page;
    }

    private ThrowawayRealm newRealm(Consumer<RealmRepresentation> settings) {
        UserRepresentation unverified = ThrowawayRealm.user("bob", PASSWORD);
        unverified.setEmailVerified(false);
        ThrowawayRealm made = ThrowawayRealm.on(server, all -> {
            all.setDisplayName("Demo");
            all.setEmailTheme("keypool");
            all.setVerifyEmail(true);
            all.setResetPasswordAllowed(true);
            all.setClients(List.of(ThrowawayRealm.publicClient("shop", CALLBACK.toString()), ThrowawayRealm.publicClient("club", CALLBACK.toString())));
            all.setUsers(List.of(ThrowawayRealm.user("alice", PASSWORD), unverified));
            settings.accept(all);
        });
        mailbox.of(server, made);
        return made;
    }

    /** Somebody who reads another language. */
    private void speaks(String username, String language) {
        UserRepresentation user = ThrowawayRealm.user(username, PASSWORD);
        user.setAttributes(Map.of("locale", List.of(language)));
        try (var created = realm.resource().users().create(user)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }

    /** @param client null for none in particular */
    private Mail invite(ThrowawayRealm of, String username, String client) {
        if (client == null) {
            user(of, username).executeActionsEmail(ACTIONS);
        } else {
            user(of, username).executeActionsEmail(client, null, ACTIONS);
        }
        Mail mail = mailbox.next(username + "@example.org");
        assertThat(mail.link()).contains("/realms/" + of.name() + "/login-actions/action-token?key=");
        return mail;
    }

    private static UserResource user(ThrowawayRealm of, String username) {
        return of.resource().users().get(of.resource().users().searchByUsername(username, true).get(0).getId());
    }

    private KeypoolAdmin adminOf(ThrowawayRealm of) {
        return KeypoolAdmin.as(keycloak, server, of.name()).at("keypool-hosted-ui");
    }

    private String path(String client) {
        return "clients/" + realm.resource().clients().findByClientId(client).get(0).getId();
    }

    private void brand(String client, String draft) {
        HttpResponse<String> answer = admin.put(path(client), draft);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void upload(String client, String category, String mode, byte[] picture) {
        ObjectNode asset = JsonNodeFactory.instance.objectNode().put("category", category).put("colorMode", mode)
                .put("bytes", Base64.getEncoder().encodeToString(picture));
        HttpResponse<String> answer = admin.post(path(client) + "/assets", asset.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void publish(String client) {
        HttpResponse<String> answer = admin.post(path(client) + "/publish", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Two bars and a dot, for sharp screens. */
    private static byte[] png(Color color) throws IOException {
        BufferedImage picture = new BufferedImage(480, 96, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(color);
        graphics.fillOval(0, 0, 96, 96);
        graphics.fillRect(128, 16, 352, 24);
        graphics.fillRect(128, 56, 240, 24);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
