package dev.keypool.it.userpools;

import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.SignInPages;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;

/** A realm that sends SMS, whose people have phone numbers. */
public final class PhoneRealm implements AutoCloseable {

    public static final String PASSWORD = "a password";
    static final String NUMBER = "+14155550123";
    public static final String VERIFY = "keypool-verify-phone";
    public static final String UPDATE = "keypool-update-phone";
    static final URI CALLBACK = URI.create("http://localhost:3000/callback");

    private final KeycloakServer server;
    private final ThrowawayRealm realm;
    private final SmsInbox inbox = new SmsInbox();

    private PhoneRealm(KeycloakServer server) {
        this.server = server;
        realm = ThrowawayRealm.on(server, settings -> {
            settings.setClients(List.of(ThrowawayRealm.publicClient("app", CALLBACK.toString())));
            settings.setRegistrationAllowed(true);
            settings.setResetPasswordAllowed(true);
            settings.setEventsEnabled(true);
            settings.setAdminEventsEnabled(true);
            settings.setAdminEventsDetailsEnabled(true);
        });
        profile(profile -> {
            UPAttribute number = new UPAttribute("phoneNumber", new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin", "user")));
            number.setValidations(Map.of("keypool-phone-number", Map.of()));
            profile.addOrReplaceAttribute(number);
            profile.addOrReplaceAttribute(new UPAttribute("phoneNumberVerified", new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin"))));
        });
        action(VERIFY, "Verify phone number");
        action(UPDATE, "Update phone number");
        sender();
    }

    public static PhoneRealm on(KeycloakServer server) {
        return new PhoneRealm(server);
    }

    public SmsInbox inbox() {
        return inbox;
    }

    public String name() {
        return realm.name();
    }

    public ThrowawayRealm realm() {
        return realm;
    }

    public RealmResource resource() {
        return realm.resource();
    }

    public AuthenticationManagementResource flows() {
        return resource().flows();
    }

    void profile(Consumer<UPConfig> change) {
        UPConfig profile = resource().users().userProfile().getConfiguration();
        change.accept(profile);
        resource().users().userProfile().update(profile);
    }

    public void settings(Consumer<RealmRepresentation> change) {
        RealmRepresentation settings = resource().toRepresentation();
        change.accept(settings);
        resource().update(settings);
    }

    void attribute(String name, String value) {
        settings(settings -> settings.getAttributes().put(name, value));
    }

    public String sender() {
        ComponentRepresentation sender = new ComponentRepresentation();
        sender.setName("sns");
        sender.setProviderType("dev.keypool.messages.sms.SmsSender");
        sender.setProviderId("aws-sns");
        sender.setConfig(new MultivaluedHashMap<>());
        Map.of("endpoint", inbox.uri(server).toString(), "region", "us-east-1", "accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", "a secret key")
                .forEach(sender.getConfig()::putSingle);
        try (Response response = resource().components().add(sender)) {
            return created(response);
        }
    }

    /** Somebody whose number is verified. */
    public UserResource person(String username, String number) {
        return person(username, user -> user.setAttributes(Map.of("phoneNumber", List.of(number), "phoneNumberVerified", List.of("true"))));
    }

    public UserResource person(String username, Consumer<UserRepresentation> more) {
        UserRepresentation user = ThrowawayRealm.user(username, PASSWORD);
        more.accept(user);
        try (Response response = resource().users().create(user)) {
            return resource().users().get(created(response));
        }
    }

    public static String attribute(UserResource user, String name) {
        Map<String, List<String>> attributes = user.toRepresentation().getAttributes();
        return attributes == null || !attributes.containsKey(name) ? null : attributes.get(name).get(0);
    }

    public SignInPages pages() {
        return new SignInPages(server, name());
    }

    /** To the page after name and password. */
    public SignInPages.Page signIn(SignInPages pages, String username) {
        return pages.signIn(pages.open(), username, PASSWORD);
    }

    /** @param part of the address that it leads to */
    public static URI link(SignInPages.Page page, String part) {
        Matcher link = Pattern.compile("href=\"([^\"]*login-actions/" + part + "[^\"]*)\"").matcher(page.html());
        if (!link.find()) {
            throw new IllegalStateException("No link to " + part + ": " + page.text());
        }
        return page.uri().resolve(link.group(1).replace("&amp;", "&"));
    }

    CodeFlow flow() {
        return new CodeFlow(server, name(), "app", CALLBACK);
    }

    /** Sends everybody to a required action who has been signed in, as an application does. */
    public URI initiating(String action) {
        return URI.create(flow().authorizationUri() + "&kc_action=" + action);
    }

    /** Keycloak's own flow for browsers, with more second factors. */
    public void secondFactors(String... executions) {
        flows().copy("browser", Map.of("newName", "own")).close();
        String factors = flows().getExecutions("own").stream().map(AuthenticationExecutionInfoRepresentation::getDisplayName)
                .filter(name -> name.endsWith("Conditional 2FA")).findFirst().orElseThrow();
        for (String execution : executions) {
            flows().addExecution(factors, Map.of("provider", execution));
            requirement("own", execution, "ALTERNATIVE");
        }
        settings(settings -> settings.setBrowserFlow("own"));
    }

    public void requirement(String flow, String execution, String requirement) {
        AuthenticationExecutionInfoRepresentation changed = execution(flow, execution);
        changed.setRequirement(requirement);
        flows().updateExecutions(flow, changed);
    }

    /** @param execution what it runs, or the name of the flow that it is */
    public AuthenticationExecutionInfoRepresentation execution(String flow, String execution) {
        return flows().getExecutions(flow).stream()
                .filter(one -> execution.equals(one.getProviderId()) || execution.equals(one.getDisplayName())).findFirst().orElseThrow();
    }

    private void action(String id, String name) {
        RequiredActionProviderSimpleRepresentation action = new RequiredActionProviderSimpleRepresentation();
        action.setProviderId(id);
        action.setName(name);
        flows().registerRequiredAction(action);
        RequiredActionProviderRepresentation registered = flows().getRequiredAction(id);
        registered.setEnabled(true);
        flows().updateRequiredAction(id, registered);
    }

    static String created(Response response) {
        if (response.getStatus() != 201) {
            throw new IllegalStateException(response.getStatus() + " " + response.readEntity(String.class));
        }
        return response.getLocation().getPath().replaceAll(".*/", "");
    }

    @Override
    public void close() {
        realm.close();
    }
}
