package dev.keypool.triggers.mail;

import dev.keypool.messages.OutgoingMail;
import dev.keypool.triggers.events.MessageSource;
import java.util.Optional;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's mails by Cognito's names. */
final class Sources {

    private static final String SENT = "keypool.signUpMailSent";

    private Sources() {
    }

    /**
     * Empty for what Cognito does not mail. To link an account with an identity provider's is one of them: its mail warns of a stranger who
     * may have asked for it, which no function that words the verification of an address would.
     */
    static Optional<MessageSource> of(OutgoingMail mail) {
        return Optional.ofNullable(switch (mail.kind()) {
            case VERIFY_EMAIL -> verification(mail.authenticationSession());
            case PASSWORD_RESET -> MessageSource.FORGOT_PASSWORD;
            case EXECUTE_ACTIONS -> MessageSource.ADMIN_CREATE_USER;
            case EMAIL_UPDATE_CONFIRMATION -> MessageSource.UPDATE_USER_ATTRIBUTE;
            case SIGN_IN_CODE -> MessageSource.AUTHENTICATION;
            case IDENTITY_PROVIDER_LINK, ORGANIZATION_INVITATION, VERIFIABLE_CREDENTIAL_OFFER, EVENT, OTHER -> null;
        });
    }

    private static MessageSource verification(AuthenticationSessionModel signIn) {
        if (signIn == null) {
            return MessageSource.ADMIN_CREATE_USER;
        }
        if (!"true".equals(signIn.getAuthNote(AuthenticationManager.NEW_USER_REGISTERED))) {
            return MessageSource.VERIFY_USER_ATTRIBUTE;
        }
        return signIn.getAuthNote(SENT) == null ? MessageSource.SIGN_UP : MessageSource.RESEND_CODE;
    }

    /** The next one of this sign-up is another one. */
    static void sent(MessageSource source, OutgoingMail mail) {
        if (source == MessageSource.SIGN_UP) {
            mail.authenticationSession().setAuthNote(SENT, "true");
        }
    }
}
