package dev.keypool.messages.sms;

import org.keycloak.provider.ProviderFactory;

/** Makes an {@link SmsPart} for a session. */
public interface SmsPartFactory extends ProviderFactory<SmsPart> {
}
