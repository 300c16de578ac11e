package dev.keypool.messages;

import org.keycloak.email.EmailException;
import org.keycloak.provider.Provider;

/** What another module has to say in Keycloak's mails. Parts are asked in the order of their factories, the highest first. */
public interface MailPart extends Provider {

    /**
     * Hands the mail on, as it is or {@linkplain OutgoingMail#with changed}, or delivers it itself.
     *
     * @throws EmailException when it must not be sent; people see Keycloak's own words for that, but its message goes to the server's log,
     *     to events and to administrators
     */
    void send(OutgoingMail mail, MailRoute next) throws EmailException;

    @Override
    default void close() {
    }
}
