package dev.keypool.it.hostedui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.triggers.ReceivedMails;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm with one of our themes in which everything that can be switched on is on, the people at its pages, and their mail. */
final class HostedRealm implements AutoCloseable {

    static final String PASSWORD = "Right-horse-1";
    static final URI CALLBACK = URI.create("http://localhost:3000/callback");
    /** In the tags that Keycloak has for them. */
    static final List<String> COGNITOS_LANGUAGES = List.of("de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pt-BR", "zh-CN", "zh-TW");

    private final KeycloakServer server;
    private final ThrowawayRealm realm;
    private final PageCheck check;
    private final Chromium chromium;
    private final ReceivedMails mailbox = new ReceivedMails();

    HostedRealm(KeycloakServer server, String theme, Consumer<RealmRepresentation> settings) {
        this.server = server;
        check = new PageCheck(theme);
        realm = ThrowawayRealm.on(server, made -> {
            made.setLoginTheme(theme);
            made.setDisplayName("Example Shop");
            made.setRegistrationAllowed(true);
            made.setResetPasswordAllowed(true);
            made.setRememberMe(true);
            made.setPasswordPolicy("length(8) and upperCase(1) and lowerCase(1) and digits(1) and specialChars(1) and notUsername");
            made.setInternationalizationEnabled(true);
            made.setSupportedLocales(Set.copyOf(COGNITOS_LANGUAGES));
            made.setDefaultLocale("en");
            made.setClients(List.of(ThrowawayRealm.publicClient("app", CALLBACK.toString())));
            settings.accept(made);
        });
        mailbox.of(server, realm);
        chromium = Chromium.launch();
    }

    ThrowawayRealm realm() {
        return realm;
    }

    PageCheck check() {
        return check;
    }

    ReceivedMails mailbox() {
        return mailbox;
    }

    Guest guest() {
        return guest(new Browser.NewContextOptions());
    }

    /** Without motion: a picture of a transition is another each time. */
    Guest guest(Browser.NewContextOptions options) {
        return guest(chromium.newPage(options.setReducedMotion(ReducedMotion.REDUCE)));
    }

    Guest guest(Page page) {
        return new Guest(server, realm, check, page);
    }

    /** Somebody new, with a password and changed before they are stored. */
    UserResource person(String username, Consumer<UserRepresentation> change) {
        UserRepresentation person = ThrowawayRealm.user(username, PASSWORD);
        change.accept(person);
        try (var created = realm.resource().users().create(person)) {
            if (created.getStatus() != 201) {
                throw new IllegalStateException(created.getStatus() + " " + created.readEntity(String.class));
            }
            return realm.resource().users().get(created.getLocation().getPath().replaceAll(".*/", ""));
        }
    }

    UserResource person(String username) {
        return person(username, user -> { });
    }

    void enable(String requiredAction) {
        RequiredActionProviderRepresentation action = realm.resource().flows().getRequiredAction(requiredAction);
        action.setEnabled(true);
        realm.resource().flows().updateRequiredAction(requiredAction, action);
    }

    void require(String flow, String authenticator, String requirement) {
        AuthenticationExecutionInfoRepresentation execution = execution(flow, authenticator);
        execution.setRequirement(requirement);
        realm.resource().flows().updateExecutions(flow, execution);
    }

    void configure(String flow, String authenticator, Map<String, String> config) {
        AuthenticationExecutionInfoRepresentation execution = execution(flow, authenticator);
        AuthenticatorConfigRepresentation configured = new AuthenticatorConfigRepresentation();
        configured.setAlias(authenticator);
        configured.setConfig(config);
        if (execution.getAuthenticationConfig() == null) {
            realm.resource().flows().newExecutionConfig(execution.getId(), configured).close();
        } else {
            configured.setId(execution.getAuthenticationConfig());
            realm.resource().flows().updateAuthenticatorConfig(configured.getId(), configured);
        }
    }

    private AuthenticationExecutionInfoRepresentation execution(String flow, String authenticator) {
        return realm.resource().flows().getExecutions(flow).stream().filter(each -> authenticator.equals(each.getProviderId())).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        chromium.close();
        mailbox.close();
        realm.close();
    }
}
