package dev.keypool.messages;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.events.Event;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.theme.Theme;

/** Keycloak's mails, each offered to the parts before it is sent. */
final class PluggableMails extends FreeMarkerEmailTemplateProvider {

    private MailKind kind = MailKind.OTHER;
    /** The one that the mail which is under way tells of, or null. */
    private Event event;
    /** The theme with the words of the mail that is being made, or null. */
    private Theme worded;

    PluggableMails(KeycloakSession session) {
        super(session);
        freeMarker = new MailTemplates(freeMarker);
    }

    /** The one that all others of Keycloak's methods come to, but for the mail that tests an SMTP server. */
    @Override
    public void send(String subjectKey, List<Object> subjectAttributes, String template, Map<String, Object> attributes, String address)
            throws EmailException {
        OutgoingMail mail = OutgoingMail.ofKeycloak(kind, realm, user, authenticationSession, address, attributes, () -> {
            EmailTemplate email = processTemplate(subjectKey, subjectAttributes, template, attributes);
            return new MailContent(email.getSubject(), email.getTextBody(), email.getHtmlBody());
        }).of(event);
        MailRoute route = changed -> {
            if (changed.isChanged()) {
                MailContent content = changed.content();
                send(content.subject(), content.text(), content.html(), address);
            } else {
                super.send(subjectKey, subjectAttributes, template, attributes, address);
            }
        };
        for (MailPart part : lowestFirst()) {
            MailRoute next = route;
            route = changed -> part.send(changed, next);
        }
        try {
            route.send(mail);
        } catch (RuntimeException e) {
            // Keycloak has an error page for mails that cannot be sent, and callers that go on without them.
            throw new EmailException("Failed to send the mail", e);
        }
    }

    /** Each mail comes here, the one that tests an SMTP server too. */
    @Override
    protected EmailTemplate processTemplate(String subjectKey, List<Object> subjectAttributes, String template, Map<String, Object> attributes)
            throws EmailException {
        try {
            // As Keycloak's own method does it next.
            Locale locale = session.getContext().resolveLocale(user, Boolean.parseBoolean(String.valueOf(attributes.get(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER))));
            TemplatedMail mail = new TemplatedMail(realm, MailClient.of(realm, authenticationSession, event, attributes.get(OutgoingMail.LINK)), getTheme(), locale, attributes);
            for (MailLook look : session.getAllProviders(MailLook.class)) {
                look.dress(mail);
            }
            worded = mail.worded();
            return super.processTemplate(subjectKey, subjectAttributes, template, attributes);
        } catch (IOException | RuntimeException e) {
            throw new EmailException("Failed to template email", e);
        } finally {
            worded = null;
        }
    }

    @Override
    protected Theme getTheme() throws IOException {
        return worded == null ? super.getTheme() : worded;
    }

    private List<MailPart> lowestFirst() {
        return session.getKeycloakSessionFactory().getProviderFactoriesStream(MailPart.class)
                .sorted(Comparator.comparingInt(ProviderFactory::order)).map(part -> session.getProvider(MailPart.class, part.getId())).toList();
    }

    @Override
    public void sendVerifyEmail(String link, long expirationInMinutes) throws EmailException {
        as(MailKind.VERIFY_EMAIL, () -> super.sendVerifyEmail(link, expirationInMinutes));
    }

    @Override
    public void sendPasswordReset(String link, long expirationInMinutes) throws EmailException {
        as(MailKind.PASSWORD_RESET, () -> super.sendPasswordReset(link, expirationInMinutes));
    }

    @Override
    public void sendExecuteActions(String link, long expirationInMinutes) throws EmailException {
        as(MailKind.EXECUTE_ACTIONS, () -> super.sendExecuteActions(link, expirationInMinutes));
    }

    @Override
    public void sendEmailUpdateConfirmation(String link, long expirationInMinutes, String newEmail) throws EmailException {
        as(MailKind.EMAIL_UPDATE_CONFIRMATION, () -> super.sendEmailUpdateConfirmation(link, expirationInMinutes, newEmail));
    }

    @Override
    public void sendConfirmIdentityBrokerLink(String link, long expirationInMinutes) throws EmailException {
        as(MailKind.IDENTITY_PROVIDER_LINK, () -> super.sendConfirmIdentityBrokerLink(link, expirationInMinutes));
    }

    @Override
    public void sendOrgInviteEmail(OrganizationModel organization, String link, long expirationInMinutes) throws EmailException {
        as(MailKind.ORGANIZATION_INVITATION, () -> super.sendOrgInviteEmail(organization, link, expirationInMinutes));
    }

    @Override
    public void sendVerifiableCredentialOffer(String link, long expirationInMinutes) throws EmailException {
        as(MailKind.VERIFIABLE_CREDENTIAL_OFFER, () -> super.sendVerifiableCredentialOffer(link, expirationInMinutes));
    }

    @Override
    public void sendEvent(Event what) throws EmailException {
        event = what;
        as(MailKind.EVENT, () -> super.sendEvent(what));
    }

    void sendSignInCode(String code, long expirationInMinutes) throws EmailException {
        Map<String, Object> content = new HashMap<>(attributes);
        // The formatter of its validity is that of Keycloak's links.
        addLinkInfoIntoAttributes(null, expirationInMinutes, content);
        content.put(OutgoingMail.CODE, code);
        as(MailKind.SIGN_IN_CODE, () -> send("keypoolSignInCodeSubject", "keypool-sign-in-code.ftl", content));
    }

    private interface Sending {

        void run() throws EmailException;
    }

    private void as(MailKind what, Sending sending) throws EmailException {
        kind = what;
        try {
            sending.run();
        } finally {
            // A session has one provider for all its mails.
            kind = MailKind.OTHER;
            event = null;
        }
    }
}
