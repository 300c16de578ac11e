package dev.keypool.userpools.sms;

import dev.keypool.messages.sms.SmsKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** What SMS say, in the person's language: messages of the login theme, which the realm's localization may replace. */
final class SmsTexts {

    private SmsTexts() {
    }

    /** @param code the code, or the temporary password */
    static String of(KeycloakSession session, RealmModel realm, UserModel user, SmsKind kind, String code) {
        Locale locale = session.getContext().resolveLocale(user);
        try {
            Properties messages = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
            String pattern = messages.getProperty(key(kind), "{0}");
            return new MessageFormat(pattern, locale).format(new Object[] {code, user.getUsername(), realmName(realm)});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String realmName(RealmModel realm) {
        return realm.getDisplayName() == null || realm.getDisplayName().isBlank() ? realm.getName() : realm.getDisplayName();
    }

    private static String key(SmsKind kind) {
        return switch (kind) {
            case PHONE_VERIFICATION, PHONE_UPDATE -> "keypoolSmsVerification";
            case PASSWORD_RESET -> "keypoolSmsPasswordReset";
            case SIGN_IN -> "keypoolSmsSignIn";
            case INVITATION -> "keypoolSmsInvitation";
        };
    }
}
