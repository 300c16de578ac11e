package dev.keypool.messages;

import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class PluggableMailsFactory extends FreeMarkerEmailTemplateProviderFactory {

    @Override
    public EmailTemplateProvider create(KeycloakSession session) {
        return new PluggableMails(session);
    }

    @Override
    public int order() {
        return 1;
    }
}
