package dev.keypool.messages.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Where other modules plug into SMS. */
public final class SmsPartSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "smsPart";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SmsPart.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SmsPartFactory.class;
    }
}
