package dev.keypool.hostedui.mail;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.serving.PublishedBrandings;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.messages.MailLook;
import dev.keypool.messages.TemplatedMail;
import java.io.IOException;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Has the mails of our e-mail theme, and of themes made of it, look and speak as the app client's pages do. */
final class BrandedMails implements MailLook {

    private static final String LOOK = "keypoolLook";

    private final KeycloakSession session;
    private final Logos logos;

    BrandedMails(KeycloakSession session, Logos logos) {
        this.session = session;
        this.logos = logos;
    }

    @Override
    public void dress(TemplatedMail mail) throws EmailException {
        if (!isOurs(mail)) {
            return;
        }
        Publication published = PublishedBrandings.of(session, mail.realm().getId(), mail.client() == null ? null : mail.client().getId());
        if (published == null) {
            // Unlike Cognito's default, which is light: people get what they prefer where nobody chose.
            mail.attributes().put("branding", new MailBranding(Branding.empty(), scheme(mail.realm(), ColorScheme.DYNAMIC), null));
            return;
        }
        Branding branding = published.branding();
        ColorScheme scheme = scheme(mail.realm(), branding.layout().colorScheme());
        mail.attributes().put("branding", new MailBranding(branding, scheme, logos.of(session, mail.realm(), branding, scheme)));
        Words.put(mail.messages(), branding.texts(mail.locale().toLanguageTag()));
    }

    private static boolean isOurs(TemplatedMail mail) throws EmailException {
        try {
            return "email".equals(mail.theme().getProperties().getProperty(LOOK));
        } catch (IOException e) {
            throw new EmailException("Failed to read the e-mail theme", e);
        }
    }

    /** By the attribute of Keycloak's realms that keeps its own pages light (FreeMarkerLoginFormsProvider). */
    private static ColorScheme scheme(RealmModel realm, ColorScheme wanted) {
        return realm.getAttribute("darkMode", true) ? wanted : ColorScheme.LIGHT;
    }
}
