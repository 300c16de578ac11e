package dev.keypool.triggers.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;

/** Reads a component's settings; an empty value is a setting that was not made, as the admin console sends it. */
final class Settings {

    private final ComponentModel component;

    Settings(ComponentModel component) {
        this.component = component;
    }

    /** The component's own name. */
    String name() {
        return component.getName() == null ? "" : component.getName();
    }

    /** Null when it was not made. */
    String text(String key) {
        List<String> values = texts(key);
        if (values.size() > 1) {
            throw new InvalidConfigurationException(key + " must have one value, not " + values.size() + ".");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    String required(String key) {
        String value = text(key);
        if (value == null) {
            throw new InvalidConfigurationException(key + " is required.");
        }
        return value;
    }

    List<String> texts(String key) {
        List<String> values = component.getConfig().get(key);
        return values == null ? List.of() : values.stream().filter(v -> v != null && !v.isBlank()).toList();
    }

    int number(String key, int byDefault, int from, int to) {
        String value = text(key);
        int number;
        try {
            number = value == null ? byDefault : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            number = -1;
        }
        if (number < from || number > to) {
            throw new InvalidConfigurationException(key + " must be a number from " + from + " to " + to + ".");
        }
        return number;
    }

    /** An absolute http or https URL without user name, query secrets aside; whether it may be called is seen at the call. */
    static URI url(String key, String value) {
        try {
            URI uri = new URI(value);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new InvalidConfigurationException(key + " must be an https URL such as https://functions.example.com/x.");
    }

    /** Runs a check so that Keycloak's admin REST API answers with 400 and the sentence. */
    static void validate(Runnable check) throws ComponentValidationException {
        try {
            check.run();
        } catch (InvalidConfigurationException e) {
            // ComponentResource formats the message with java.text.MessageFormat, to which { and ' are syntax.
            String doubled = e.getMessage().replace("'", "''");
            throw new ComponentValidationException(doubled.contains("{") ? "'" + doubled + "'" : doubled);
        }
    }
}
