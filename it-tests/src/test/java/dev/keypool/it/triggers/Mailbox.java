package dev.keypool.it.triggers;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server, and what it got. */
final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token\\S+");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "0.0.0.0", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    Mailbox() {
        server.start();
    }

    /** A realm's settings for mail. */
    Map<String, String> settings(KeycloakServer keycloak) {
        return Map.of("host", StandIns.uri(keycloak, "/").getHost(), "port", Integer.toString(server.getSmtp().getPort()), "from", "pool@example.org");
    }

    int mails() {
        return server.getReceivedMessages().length;
    }

    /** The link in the last mail to that address. Keycloak has sent it before it shows the page that says so. */
    String link(String to) {
        List<MimeMessage> mails = Arrays.stream(server.getReceivedMessages()).filter(mail -> isTo(mail, to)).toList();
        if (mails.isEmpty()) {
            throw new IllegalStateException("No mail to " + to);
        }
        Matcher link = LINK.matcher(text(mails.get(mails.size() - 1)));
        if (!link.find()) {
            throw new IllegalStateException("No link in the mail to " + to);
        }
        return link.group();
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getAllRecipients()[0].toString().equals(to);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
