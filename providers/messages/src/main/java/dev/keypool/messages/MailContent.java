package dev.keypool.messages;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What is in a mail.
 *
 * @param text the part in plain text
 * @param html the part in HTML
 */
public record MailContent(String subject, String text, String html) {

    /** With the part in plain text made of the one in HTML. */
    public static MailContent ofHtml(String subject, String html) {
        return new MailContent(subject, HtmlText.of(html), html);
    }

    /** Sends it by the realm's SMTP server, past all parts. */
    public void send(KeycloakSession session, RealmModel realm, String address) throws EmailException {
        session.getProvider(EmailSenderProvider.class).send(realm.getSmtpConfig(), address, subject, text, html);
    }

    /** Without what it says: it holds a secret link. */
    @Override
    public String toString() {
        return "MailContent[]";
    }
}
