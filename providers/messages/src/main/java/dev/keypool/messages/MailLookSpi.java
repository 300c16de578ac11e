package dev.keypool.messages;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Where other modules plug into the look of mails. */
public final class MailLookSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "mailLook";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MailLook.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MailLookFactory.class;
    }
}
