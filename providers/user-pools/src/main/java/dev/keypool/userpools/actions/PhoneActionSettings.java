package dev.keypool.userpools.actions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/**
 * What administrators set of these actions.
 *
 * @param validity   of the codes
 * @param atSignIn whether everybody whose number is not verified is asked when they sign in
 */
record PhoneActionSettings(Duration validity, boolean atSignIn) {

    private static final String VALIDITY = "codeValidityMinutes";
    private static final String AT_SIGN_IN = "verifyAtSignIn";
    private static final int DEFAULT_MINUTES = 10;
    private static final int MIN_MINUTES = 5;
    private static final int MAX_MINUTES = 60;

    static PhoneActionSettings of(RequiredActionConfigModel config) {
        int minutes = config == null ? DEFAULT_MINUTES : minutes(config.getConfigValue(VALIDITY));
        boolean everybody = config != null && Boolean.parseBoolean(config.getConfigValue(AT_SIGN_IN));
        return new PhoneActionSettings(Duration.ofMinutes(minutes < 0 ? DEFAULT_MINUTES : minutes), everybody);
    }

    /** Negative when it is none that is allowed. */
    static int minutes(String value) {
        if (value == null || value.isBlank()) {
            return DEFAULT_MINUTES;
        }
        try {
            int minutes = Integer.parseInt(value.trim());
            return minutes < MIN_MINUTES || minutes > MAX_MINUTES ? -1 : minutes;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static void validate(String action, RequiredActionConfigModel config) {
        if (minutes(config.getConfigValue(VALIDITY)) < 0) {
            throw new ValidationException(new ValidationError(action, VALIDITY, "error-number-out-of-range", MIN_MINUTES, MAX_MINUTES));
        }
    }

    static List<ProviderConfigProperty> properties(boolean withAtSignIn) {
        List<ProviderConfigProperty> properties = new ArrayList<>(RequiredActionFactory.MAX_AUTH_AGE_CONFIG_PROPERTIES);
        properties.add(new ProviderConfigProperty(VALIDITY, "Validity of codes (minutes)", "How long a code can be typed: " + MIN_MINUTES + " to "
                + MAX_MINUTES + " minutes.", ProviderConfigProperty.STRING_TYPE, Integer.toString(DEFAULT_MINUTES)));
        if (withAtSignIn) {
            properties.add(new ProviderConfigProperty(AT_SIGN_IN, "Ask at every sign-in", "Whoever has a phone number that is not verified is asked for "
                    + "a code when they sign in.", ProviderConfigProperty.BOOLEAN_TYPE, "false"));
        }
        return properties;
    }
}
