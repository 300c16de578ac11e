package dev.keypool.messages;

import org.keycloak.provider.ProviderFactory;

/** Makes a {@link MailPart} for a session. */
public interface MailPartFactory extends ProviderFactory<MailPart> {
}
