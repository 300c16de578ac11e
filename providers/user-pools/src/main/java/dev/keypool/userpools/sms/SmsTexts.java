package dev.keypool.userpools.sms;

import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.LogText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** What SMS say, in the person's language: messages of the login theme, which the realm's localization may replace. */
final class SmsTexts {

    private static final Logger LOG = Logger.getLogger("dev.keypool.userpools");

    private SmsTexts() {
    }

    /** @param code the code, or the temporary password */
    static String of(KeycloakSession session, RealmModel realm, UserModel user, SmsKind kind, String code) {
        Locale locale = session.getContext().resolveLocale(user);
        try {
            Properties messages = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
            return text(key(kind), messages.getProperty(key(kind), "{0}"), locale, code, user.getUsername(), realmName(realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A realm's own text may be malformed: people get what they need all the same, and nobody learns from an error who is sent one. */
    static String text(String key, String pattern, Locale locale, String code, String username, String realmName) {
        try {
            return new MessageFormat(pattern, locale).format(new Object[] {code, username, realmName});
        } catch (IllegalArgumentException e) {
            LOG.warnf("The text %s of realm %s has braces that do not fit: the SMS says the code alone", key, LogText.of(realmName));
            return code;
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
