package dev.keypool.userpools.signin;

import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.actions.PhoneActions;
import dev.keypool.userpools.codes.CodePage;
import dev.keypool.userpools.codes.CodePurpose;
import dev.keypool.userpools.phone.PhoneNumber;
import dev.keypool.userpools.phone.ProfileNumber;
import dev.keypool.userpools.sms.CodeSms;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A code by SMS to the verified number. */
final class SmsCode extends CodeFactor {

    SmsCode(KeycloakSession session) {
        super(session, SmsCodeFactory.ID, CodePurpose.SMS_SIGN_IN);
    }

    @Override
    Optional<String> destination(KeycloakSession session, RealmModel realm, UserModel user) {
        CodeSms sms = new CodeSms(session, realm);
        return new ProfileNumber(user).verified().filter(number -> sms.serves(number) && sms.canBeSent()).map(PhoneNumber::value);
    }

    @Override
    boolean deliver(AuthenticationFlowContext context, String destination, String code, boolean repeated) {
        return new CodeSms(context.getSession(), context.getRealm()).send(SmsKind.SIGN_IN, context.getUser(), context.getAuthenticationSession(),
                new PhoneNumber(destination), code, repeated);
    }

    @Override
    CodePage page(AuthenticationFlowContext context, String destination) {
        return new CodePage(context.form().setExecution(context.getExecution().getId()), "keypoolCodeTitle", "keypoolCodeBySms",
                new PhoneNumber(destination).masked());
    }

    /** Where the code is required of somebody who has no verified number, they are asked for one. */
    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        ProfileNumber profile = new ProfileNumber(user);
        boolean verifiable = profile.verified().isEmpty() && profile.number().filter(new CodeSms(session, realm)::serves).isPresent();
        String action = verifiable ? PhoneActions.VERIFY : PhoneActions.UPDATE;
        if (!session.getContext().getAuthenticationSession().getRequiredActions().contains(action)) {
            session.getContext().getAuthenticationSession().addRequiredAction(action);
        }
    }

    /** Otherwise nobody could do them, and a number that is verified already would be enough. */
    @Override
    public boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
        return new CodeSms(session, realm).canBeSent() && super.areRequiredActionsEnabled(session, realm);
    }

    @Override
    public List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
        return PhoneActions.factories(session);
    }
}
