package dev.keypool.triggers.sms;

import dev.keypool.messages.sms.OutgoingSms;
import dev.keypool.triggers.events.MessageSource;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** SMS by Cognito's names. */
final class Sources {

    private Sources() {
    }

    static MessageSource of(OutgoingSms sms) {
        return switch (sms.kind()) {
            case PHONE_VERIFICATION -> isSignUp(sms.authenticationSession()) ? signUp(sms.repeated()) : MessageSource.VERIFY_USER_ATTRIBUTE;
            case PHONE_UPDATE -> MessageSource.UPDATE_USER_ATTRIBUTE;
            case PASSWORD_RESET -> MessageSource.FORGOT_PASSWORD;
            case SIGN_IN -> MessageSource.AUTHENTICATION;
            case INVITATION -> MessageSource.ADMIN_CREATE_USER;
        };
    }

    private static boolean isSignUp(AuthenticationSessionModel signIn) {
        return signIn != null && "true".equals(signIn.getAuthNote(AuthenticationManager.NEW_USER_REGISTERED));
    }

    /** For a code that is asked for again outside of a sign-up Cognito has no name of its own. */
    private static MessageSource signUp(boolean repeated) {
        return repeated ? MessageSource.RESEND_CODE : MessageSource.SIGN_UP;
    }
}
