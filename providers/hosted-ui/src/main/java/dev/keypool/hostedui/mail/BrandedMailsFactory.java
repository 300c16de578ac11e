package dev.keypool.hostedui.mail;

import dev.keypool.messages.MailLook;
import dev.keypool.messages.MailLookFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** One per node. */
public final class BrandedMailsFactory implements MailLookFactory {

    private final Logos logos = new Logos();

    @Override
    public String getId() {
        return "hosted-ui";
    }

    @Override
    public MailLook create(KeycloakSession session) {
        return new BrandedMails(session, logos);
    }

    @Override
    public void init(Config.Scope config) {
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
    }

    @Override
    public void close() {
    }
}
