package dev.keypool.messages.sms;

import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** What another module has to say in SMS. Parts are asked in the order of their factories, the highest first. */
public interface SmsPart extends Provider {

    /**
     * Whether it delivers SMS itself, so that the realm needs no sender.
     *
     * @param client the app client that somebody signs in to, or null
     */
    boolean delivers(RealmModel realm, ClientModel client);

    /**
     * Hands the SMS on, as it is or {@linkplain OutgoingSms#with changed}, or delivers it itself.
     *
     * @throws SmsException when it must not or cannot be sent
     */
    void send(OutgoingSms sms, SmsRoute next) throws SmsException;

    @Override
    default void close() {
    }
}
