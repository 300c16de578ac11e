package dev.keypool.messages;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Where other modules plug into mails. */
public final class MailPartSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "mailPart";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MailPart.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MailPartFactory.class;
    }
}
