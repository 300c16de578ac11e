package dev.keypool.identitypools.config;

import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;

/** Reads a component's settings; an empty value is a setting that was not made, as the admin console sends it. */
final class ComponentConfig {

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final ComponentModel component;

    ComponentConfig(ComponentModel component) {
        this.component = component;
    }

    String name() {
        return component.getName() == null ? "" : component.getName();
    }

    String text(String key) {
        List<String> values = texts(key);
        if (values.size() > 1) {
            throw new InvalidConfigurationException(key + " must have one value, not " + values.size() + ".");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> texts(String key) {
        List<String> values = component.getConfig().get(key);
        return values == null ? List.of() : values.stream().filter(v -> v != null && !v.isBlank())
                .map(value -> requireStorable(key, value)).toList();
    }

    /** PostgreSQL takes no NUL, and half of a surrogate pair has no form in UTF-8: saving it would fail, or save something else. */
    static String requireStorable(String setting, String value) {
        if (UNSTORABLE.matcher(value).find()) {
            throw new InvalidConfigurationException(setting + " must not hold the character NUL, nor half of a surrogate pair.");
        }
        return value;
    }

    boolean flag(String key) {
        String value = text(key);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new InvalidConfigurationException(key + " must be true or false.");
    }

    int seconds(String key, int byDefault, int from, int to) {
        String value = text(key);
        int seconds;
        try {
            seconds = value == null ? byDefault : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        if (seconds < from || seconds > to) {
            throw new InvalidConfigurationException(key + " must be a number of seconds from " + from + " to " + to + ".");
        }
        return seconds;
    }

    /** Seconds since the epoch; 0 when the setting was not made. */
    long time(String key) {
        String value = text(key);
        if (value == null) {
            return 0;
        }
        // 11 digits last until the year 5138.
        if (value.length() > 11 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidConfigurationException(key + " must be a time in seconds since the epoch.");
        }
        return Long.parseLong(value);
    }
}
