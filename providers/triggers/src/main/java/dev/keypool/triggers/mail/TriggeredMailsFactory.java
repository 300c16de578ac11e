package dev.keypool.triggers.mail;

import dev.keypool.messages.MailPart;
import dev.keypool.messages.MailPartFactory;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.sending.AfterCommit;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/** One per node: the threads that call functions which send mails. */
public final class TriggeredMailsFactory implements MailPartFactory {

    private AfterCommit afterCommit;

    @Override
    public String getId() {
        return "triggers";
    }

    @Override
    public void init(Config.Scope config) {
        afterCommit = new AfterCommit("keypool-mail");
    }

    @Override
    public MailPart create(KeycloakSession session) {
        return new TriggeredMails(session, afterCommit);
    }

    /** Keycloak closes this before what waits here needs. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(Triggers.class, JpaConnectionProvider.class);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
    }

    @Override
    public void close() {
        afterCommit.close();
    }
}
