package dev.keypool.identitypools.config;

import org.keycloak.component.ComponentValidationException;

/** Tells Keycloak what is wrong in the way that its admin REST API answers with 400 and the sentence. */
final class Validation {

    private Validation() {
    }

    static void of(Runnable check) throws ComponentValidationException {
        try {
            check.run();
        } catch (InvalidConfigurationException e) {
            // ComponentResource formats the message with java.text.MessageFormat, to which { and ' are syntax.
            String doubled = e.getMessage().replace("'", "''");
            throw new ComponentValidationException(doubled.contains("{") ? "'" + doubled + "'" : doubled);
        }
    }
}
