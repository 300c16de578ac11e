package dev.keypool.userpools.actions;

/** The required action "Verify phone number". */
public final class VerifyPhoneFactory extends PhoneActionFactory {

    public VerifyPhoneFactory() {
        super(PhoneActions.VERIFY, "Verify phone number", true);
    }
}
