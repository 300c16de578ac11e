package dev.keypool.messages;

import org.keycloak.email.EmailException;
import org.keycloak.provider.Provider;

/** What another module has to say about how mails look and how they are worded. Asked before the theme's templates are filled. */
public interface MailLook extends Provider {

    /** Adds to what the templates know and changes messages, or leaves the mail as it is. */
    void dress(TemplatedMail mail) throws EmailException;

    @Override
    default void close() {
    }
}
