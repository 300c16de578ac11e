package dev.keypool.messages;

import org.keycloak.email.EmailException;

/** What follows a part: the next one, and at the end Keycloak's own sending. */
@FunctionalInterface
public interface MailRoute {

    void send(OutgoingMail mail) throws EmailException;
}
