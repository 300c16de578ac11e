package dev.keypool.userpools.actions;

import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.codes.Answer;
import dev.keypool.userpools.codes.CodePage;
import dev.keypool.userpools.codes.CodePurpose;
import dev.keypool.userpools.codes.OneTimeCodes;
import dev.keypool.userpools.codes.Recipient;
import dev.keypool.userpools.codes.Sending;
import dev.keypool.userpools.phone.PhoneNumber;
import dev.keypool.userpools.phone.ProfileNumber;
import dev.keypool.userpools.sms.CodeSms;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Errors;
import org.keycloak.services.messages.Messages;
import org.keycloak.storage.ReadOnlyException;

/** A code to a phone number: the one of the profile, or another that becomes the profile's once the code is typed. */
final class PhoneAction implements RequiredActionProvider {

    private static final String NEW_NUMBER = "keypool.phone.";
    private static final String DETAIL = "phone_number";

    private final boolean verifiesProfile;
    private final CodePurpose purpose;
    /** Where the number is that is not the profile's yet. */
    private final String newNumber;

    /** @param verifiesProfile whether it begins with the profile's number: otherwise it asks for another at once */
    PhoneAction(boolean verifiesProfile) {
        this.verifiesProfile = verifiesProfile;
        this.purpose = verifiesProfile ? CodePurpose.VERIFICATION : CodePurpose.UPDATE;
        this.newNumber = NEW_NUMBER + (verifiesProfile ? PhoneActions.VERIFY : PhoneActions.UPDATE);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        ProfileNumber profile = new ProfileNumber(context.getUser());
        if (verifiesProfile && PhoneActionSettings.of(context.getConfig()).atSignIn() && profile.number().isPresent() && profile.verified().isEmpty()
                && context.getUser().getRequiredActionsStream().noneMatch(PhoneActions.UPDATE::equals)) {
            context.getUser().addRequiredAction(PhoneActions.VERIFY);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<PhoneNumber> number = number(context);
        if (verifiesProfile && newNumber(context).isEmpty() && new ProfileNumber(context.getUser()).verified().isPresent()) {
            context.success();
        } else if (number.isPresent()) {
            context.challenge(isPending(context, number.get()) ? page(context, number.get()).show()
                    : page(context, number.get()).after(send(context, number.get()), false));
        } else if (mayChange(context)) {
            context.challenge(new NumberPage(context.form()).show());
        } else {
            // As Keycloak does where there is no address to verify.
            context.ignore();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<PhoneNumber> number = number(context);
        if (mayChange(context) && (form.containsKey(CodePage.OTHER_NUMBER) || number.isEmpty() && !form.containsKey(NumberPage.NUMBER))) {
            context.challenge(new NumberPage(context.form()).show());
        } else if (mayChange(context) && form.containsKey(NumberPage.NUMBER)) {
            change(context, form.getFirst(NumberPage.NUMBER));
        } else if (number.isEmpty()) {
            context.failure();
        } else if (form.containsKey(CodePage.RESEND)) {
            context.challenge(page(context, number.get()).after(send(context, number.get()), true));
        } else {
            answer(context, number.get(), form.getFirst(CodePage.CODE));
        }
    }

    private void change(RequiredActionContext context, String typed) {
        Optional<PhoneNumber> number = PhoneNumber.parse(typed);
        if (number.isEmpty()) {
            context.challenge(new NumberPage(context.form()).refused("keypoolPhoneInvalid", typed));
        } else if (!new CodeSms(context.getSession(), context.getRealm()).serves(number.get())) {
            context.challenge(new NumberPage(context.form()).refused("keypoolPhoneNotServed", typed));
        } else {
            Sending sending = isPending(context, number.get()) ? Sending.SENT : send(context, number.get());
            if (sending == Sending.SENT) {
                context.getAuthenticationSession().setAuthNote(newNumber, number.get().value());
                context.challenge(page(context, number.get()).show());
            } else {
                context.challenge(new NumberPage(context.form()).refused(sending, typed));
            }
        }
    }

    private void answer(RequiredActionContext context, PhoneNumber number, String code) {
        Answer answer = codes(context).check(purpose, recipient(context, number), code);
        if (answer != Answer.RIGHT) {
            if (answer != Answer.MISSING) {
                context.getEvent().clone().detail(DETAIL, number.masked())
                        .error(answer == Answer.EXPIRED || answer == Answer.USED_UP ? Errors.EXPIRED_CODE : Errors.INVALID_CODE);
            }
            context.challenge(page(context, number).after(answer));
            return;
        }
        try {
            new ProfileNumber(context.getUser()).verify(number);
        } catch (ReadOnlyException e) {
            context.challenge(page(context, number).refused(Messages.READ_ONLY_USER));
            return;
        }
        context.getAuthenticationSession().removeAuthNote(newNumber);
        context.getUser().removeRequiredAction(PhoneActions.VERIFY);
        context.getAuthenticationSession().removeRequiredAction(PhoneActions.VERIFY);
        context.getEvent().detail(DETAIL, number.masked());
        context.success();
    }

    private Sending send(RequiredActionContext context, PhoneNumber number) {
        boolean ofProfile = new ProfileNumber(context.getUser()).number().filter(number::equals).isPresent();
        SmsKind kind = ofProfile ? SmsKind.PHONE_VERIFICATION : SmsKind.PHONE_UPDATE;
        return codes(context).send(purpose, recipient(context, number), PhoneActionSettings.of(context.getConfig()).validity(),
                (code, repeated) -> new CodeSms(context.getSession(), context.getRealm()).send(kind, context.getUser(),
                        context.getAuthenticationSession(), number, code, repeated));
    }

    private CodePage page(RequiredActionContext context, PhoneNumber number) {
        CodePage page = new CodePage(context.form(), "keypoolPhoneTitle", "keypoolPhoneCode", number.masked());
        return mayChange(context) ? page.offering(CodePage.OTHER_NUMBER) : page;
    }

    private boolean isPending(RequiredActionContext context, PhoneNumber number) {
        return codes(context).isPending(purpose, recipient(context, number));
    }

    private boolean mayChange(RequiredActionContext context) {
        return !verifiesProfile || PhoneActions.isUpdateEnabled(context.getRealm());
    }

    private Optional<PhoneNumber> number(RequiredActionContext context) {
        Optional<PhoneNumber> other = newNumber(context);
        return other.isPresent() || !verifiesProfile ? other : new ProfileNumber(context.getUser()).number();
    }

    private Optional<PhoneNumber> newNumber(RequiredActionContext context) {
        return PhoneNumber.parse(context.getAuthenticationSession().getAuthNote(newNumber));
    }

    private static Recipient recipient(RequiredActionContext context, PhoneNumber number) {
        return new Recipient(context.getUser().getId(), number.value());
    }

    private static OneTimeCodes codes(RequiredActionContext context) {
        return OneTimeCodes.of(context.getSession(), context.getRealm(), context.getAuthenticationSession());
    }

    @Override
    public void close() {
    }
}
