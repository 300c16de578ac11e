package dev.keypool.it.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Chromium;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A {@link FunctionRealm} that sends mails: people sign themselves up, forget passwords and change addresses. */
final class MailRealm implements AutoCloseable {

    private final KeycloakServer server;
    private final FunctionRealm functions;
    private final ReceivedMails mailbox = new ReceivedMails();
    private Chromium chromium;

    private MailRealm(KeycloakServer server) {
        this.server = server;
        functions = FunctionRealm.on(server);
        mailbox.of(server, functions.realm());
        RealmRepresentation realm = functions.realm().resource().toRepresentation();
        realm.setRegistrationAllowed(true);
        realm.setResetPasswordAllowed(true);
        realm.setVerifyEmail(true);
        functions.realm().resource().update(realm);
        // Otherwise a second mail may be asked for after 30 seconds only.
        RequiredActionConfigRepresentation verification = new RequiredActionConfigRepresentation();
        verification.setConfig(Map.of("emailResendCooldownSeconds", "1"));
        functions.realm().resource().flows().updateRequiredActionConfig("VERIFY_EMAIL", verification);
        RequiredActionProviderRepresentation change = functions.realm().resource().flows().getRequiredAction("UPDATE_EMAIL");
        change.setEnabled(true);
        functions.realm().resource().flows().updateRequiredAction("UPDATE_EMAIL", change);
    }

    static MailRealm on(KeycloakServer server) {
        return new MailRealm(server);
    }

    FunctionRealm functions() {
        return functions;
    }

    ReceivedMails mailbox() {
        return mailbox;
    }

    ThrowawayRealm realm() {
        return functions.realm();
    }

    /** The function's answer words every mail. */
    void words(String subject, String html) {
        functions.answers(event -> {
            ((ObjectNode) event.path("response")).put("emailSubject", subject).put("emailMessage", html);
            return event;
        });
    }

    UserResource user(String username) {
        List<UserRepresentation> found = realm().resource().users().searchByUsername(username, true);
        return realm().resource().users().get(found.get(0).getId());
    }

    void change(String username, Consumer<UserRepresentation> change) {
        UserRepresentation user = user(username).toRepresentation();
        change.accept(user);
        user(username).update(user);
    }

    /** The function's answer words every mail, and the source of its event is the subject. */
    void wordsEach(String html) {
        functions.answers(event -> {
            ((ObjectNode) event.path("response")).put("emailSubject", event.path("triggerSource").asText()).put("emailMessage", html);
            return event;
        });
    }

    /** The login page in a new browser, in which the application's callback is there too. */
    Page login() {
        return open(new CodeFlow(server, realm().name(), "app", FunctionRealm.CALLBACK).authorizationUri());
    }

    /** As the application sends people there who want to do something. */
    Page login(String action) {
        return open(URI.create(new CodeFlow(server, realm().name(), "app", FunctionRealm.CALLBACK).authorizationUri() + "&kc_action=" + action));
    }

    Page open(URI uri) {
        if (chromium == null) {
            chromium = Chromium.launch();
        }
        Page page = chromium.newPage();
        page.route(url -> url.startsWith(FunctionRealm.CALLBACK.toString()),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("The application")));
        page.navigate(uri.toString());
        return page;
    }

    void signIn(Page page, String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** Signs somebody up, up to the page that says that a mail was sent. For a password Keycloak asks when the address is verified. */
    void signUp(Page page, String username) {
        page.locator("#kc-registration a").click();
        page.locator("#kc-register-form").waitFor();
        page.locator("#username").fill(username);
        page.locator("#email").fill(username + "@example.org");
        page.locator("#firstName").fill(username);
        page.locator("#lastName").fill("Example");
        page.locator("#kc-register-form [type=submit]").click();
        page.waitForLoadState();
    }

    /** Asks for the mail of a sign-up once more, until that has come. Keycloak wants a second between two. */
    void resend(Page page, BooleanSupplier come) {
        for (Instant deadline = Instant.now().plusSeconds(10); !come.getAsBoolean() && Instant.now().isBefore(deadline);) {
            page.locator("p.instruction a").click();
            page.waitForLoadState();
        }
    }

    void forgetPassword(Page page, String username) {
        page.locator("a[href*='reset-credentials']").click();
        page.locator("#username").fill(username);
        page.locator("#kc-reset-password-form [type=submit]").click();
        page.waitForLoadState();
    }

    /** On the page behind the link in the mail to somebody who forgot it. It is stored when this ends. */
    void setPassword(Page page, String password) {
        page.locator("#password-new").fill(password);
        page.locator("#password-confirm").fill(password);
        page.evaluate("window.keypoolBefore = true");
        page.locator("#kc-passwd-update-form [type=submit]").click();
        page.waitForFunction("!window.keypoolBefore && document.readyState === 'complete'");
    }

    /** On the page of the required action. */
    void changeAddress(Page page, String address) {
        page.locator("#email").fill(address);
        page.locator("#kc-update-email-form [type=submit], form [type=submit]").first().click();
    }

    /** Goes where the browser does not stay: to the application in the end. */
    void arrivesBy(Page page, String link) {
        page.waitForRequest(request -> request.url().startsWith(FunctionRealm.CALLBACK.toString()),
                () -> page.evaluate("link => { window.location.href = link; }", link));
    }

    @Override
    public void close() {
        try {
            if (chromium != null) {
                chromium.close();
            }
        } finally {
            mailbox.close();
            functions.close();
        }
    }
}
