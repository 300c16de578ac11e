package dev.keypool.messages;

import org.keycloak.provider.ProviderFactory;

/** Makes a {@link MailLook} for a session. */
public interface MailLookFactory extends ProviderFactory<MailLook> {
}
