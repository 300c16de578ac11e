package dev.keypool.userpools.signin;

import dev.keypool.messages.MailCodes;
import dev.keypool.userpools.LogText;
import dev.keypool.userpools.codes.CodePage;
import dev.keypool.userpools.codes.CodePurpose;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A code by mail to the verified address. */
final class EmailCode extends CodeFactor {

    private static final Logger LOG = Logger.getLogger("dev.keypool.userpools");

    EmailCode(KeycloakSession session) {
        super(session, EmailCodeFactory.ID, CodePurpose.MAIL_SIGN_IN);
    }

    @Override
    Optional<String> destination(KeycloakSession session, RealmModel realm, UserModel user) {
        boolean reachable = user.isEmailVerified() && user.getEmail() != null && !user.getEmail().isBlank() && !realm.getSmtpConfig().isEmpty();
        return reachable ? Optional.of(user.getEmail()) : Optional.empty();
    }

    @Override
    boolean deliver(AuthenticationFlowContext context, String destination, String code, boolean repeated) {
        try {
            MailCodes.sendSignInCode(context.getSession(), context.getRealm(), context.getUser(), context.getAuthenticationSession(), code,
                    CodePurpose.SHORT.toMinutes());
            return true;
        } catch (EmailException e) {
            LOG.warnf("A code for a sign-in could not be sent by mail in realm %s: %s", LogText.of(context.getRealm().getName()), LogText.of(e.getMessage()));
            return false;
        }
    }

    @Override
    CodePage page(AuthenticationFlowContext context, String destination) {
        return new CodePage(context.form().setExecution(context.getExecution().getId()), "keypoolCodeTitle", "keypoolCodeByMail",
                MaskedAddress.of(destination));
    }

    /** Nothing: an address is verified by Keycloak's own action, which the realm's setting asks for. */
    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    }
}
