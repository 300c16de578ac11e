package dev.keypool.it.triggers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.RealmRepresentation;

/** An SMTP server that realms send their mails by. */
public final class ReceivedMails implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+/login-actions/action-token[^\"]+)\"");

    // On all addresses: containers come by another than localhost.
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "0.0.0.0", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Integer> readOf = new HashMap<>();
    private int read;

    public ReceivedMails() {
        smtp.start();
    }

    /** A received mail. */
    public record Mail(String to, String subject, String text, String html) {

        /** The first link to Keycloak. */
        public String link() {
            Matcher link = HREF.matcher(html);
            if (!link.find()) {
                throw new IllegalStateException("There is no link in " + html);
            }
            return link.group(1).replace("&amp;", "&");
        }
    }

    /** A realm's settings for mail that comes here. */
    Map<String, String> settings(KeycloakServer server) {
        return Map.of("host", server.hostOfTests(), "port", Integer.toString(smtp.getSmtp().getPort()), "from", "pool@example.org");
    }

    /** From now on the realm's mails come here. */
    public void of(KeycloakServer server, ThrowawayRealm realm) {
        RealmRepresentation changed = realm.resource().toRepresentation();
        changed.setSmtpServer(settings(server));
        realm.resource().update(changed);
    }

    /** The next one, when it has come. */
    public Mail next() {
        if (!smtp.waitForIncomingEmail(PATIENCE_MILLIS, read + 1)) {
            throw new AssertionError("No mail came");
        }
        return mail(smtp.getReceivedMessages()[read++]);
    }

    /** The next one to that address, when it has come. Between several people's mails GreenMail keeps no order. */
    public Mail next(String to) {
        if (!smtp.waitForIncomingEmail(PATIENCE_MILLIS, read + 1)) {
            throw new AssertionError("No mail came");
        }
        read++;
        int place = readOf.merge(to, 1, Integer::sum);
        return Arrays.stream(smtp.getReceivedMessages()).map(ReceivedMails::mail).filter(mail -> mail.to().equals(to)).skip(place - 1L).findFirst()
                .orElseThrow(() -> new AssertionError("The mail that came is not to " + to));
    }

    /** The link in the last mail to that address. Keycloak has sent it before it shows the page that says so. */
    String link(String to) {
        return Arrays.stream(smtp.getReceivedMessages()).map(ReceivedMails::mail).filter(mail -> mail.to().equals(to))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No mail to " + to)).link();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(message.getAllRecipients()[0].toString(), message.getSubject(), part(message, "text/plain"), part(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many have come, read or not. */
    int mails() {
        return smtp.getReceivedMessages().length;
    }

    /** How many have come that nobody has read. */
    public int unread() {
        return smtp.getReceivedMessages().length - read;
    }

    private static String part(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart body = parts.getBodyPart(i);
                    String found = part(body, type);
                    if (found != null) {
                        return found.replace("\r\n", "\n");
                    }
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        smtp.stop();
    }
}
