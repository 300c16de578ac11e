package dev.keypool.hostedui.preview;

import freemarker.template.TemplateMethodModelEx;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.forms.login.MessageType;
import org.keycloak.models.utils.FormMessage;

/** What Keycloak's authenticators and required actions would hand to one page in one state. */
final class Sample {

    static final String NOWHERE = "#";
    static final String USER = "maria.garcia";
    static final String EMAIL = "maria.garcia@example.org";

    enum Providers {
        NONE, SOME, MANY
    }

    private final Map<String, Object> data = new HashMap<>();
    private final MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    private final List<FormMessage> messages = new ArrayList<>();
    private MessageType messageType = MessageType.ERROR;
    private Providers providers = Providers.NONE;
    private boolean everyOption;
    private boolean named;
    private boolean otherWays;
    private boolean profile;

    /** @param value null for none */
    Sample put(String name, Object value) {
        if (value == null) {
            data.remove(name);
        } else {
            data.put(name, value);
        }
        return this;
    }

    Sample form(String name, String value) {
        form.putSingle(name, value);
        return this;
    }

    /** Beside a field, or above all with null. */
    Sample error(String field, String message, Object... parameters) {
        return message(MessageType.ERROR, field, message, parameters);
    }

    Sample says(MessageType type, String message, Object... parameters) {
        return message(type, null, message, parameters);
    }

    private Sample message(MessageType type, String field, String message, Object... parameters) {
        messageType = type;
        messages.add(new FormMessage(field, message, parameters));
        return this;
    }

    /** Whatever the realm allows: registration, a forgotten password, and to be remembered. */
    Sample everyOption() {
        everyOption = true;
        return this;
    }

    Sample providers(Providers which) {
        providers = which;
        return this;
    }

    /** Somebody who has told her name. */
    Sample named() {
        named = true;
        return this;
    }

    /** Who could sign in otherwise, too. */
    Sample otherWays() {
        otherWays = true;
        return named();
    }

    /** With the fields of the realm's user profile. */
    Sample profile() {
        profile = true;
        return this;
    }

    boolean hasEveryOption() {
        return everyOption;
    }

    boolean hasProfile() {
        return profile;
    }

    Providers providers() {
        return providers;
    }

    MultivaluedMap<String, String> form() {
        return form;
    }

    List<FormMessage> messages() {
        return messages;
    }

    MessageType messageType() {
        return messageType;
    }

    Map<String, Object> data() {
        return data;
    }

    /** In place of Keycloak's {@code AuthenticationContextBean}, which reads a login that there is not. */
    Map<String, Object> auth(String template) {
        boolean choice = template.equals("select-authenticator.ftl");
        boolean reset = template.equals("login-reset-password.ftl");
        Map<String, Object> auth = new HashMap<>();
        auth.put("authenticationSelections", otherWays ? WAYS : List.of());
        auth.put("showTryAnotherWayLink", method(otherWays && !choice));
        auth.put("showUsername", method(named));
        auth.put("showResetCredentials", method(named && reset));
        if (named) {
            auth.put("attemptedUsername", USER);
        }
        return auth;
    }

    private static final List<Map<String, String>> WAYS = Stream.of(
            way("auth-username-password-form", "kcAuthenticatorPasswordClass"),
            way("otp", "kcAuthenticatorOTPClass"),
            way("webauthn", "kcAuthenticatorWebAuthnClass"),
            way("keypool-email-code", "kcAuthenticatorDefaultClass")).toList();

    private static Map<String, String> way(String name, String icon) {
        return Map.of("authExecId", name, "displayName", name + "-display-name", "helpText", name + "-help-text", "iconCssClass", icon);
    }

    private static TemplateMethodModelEx method(boolean answer) {
        return arguments -> answer;
    }
}
