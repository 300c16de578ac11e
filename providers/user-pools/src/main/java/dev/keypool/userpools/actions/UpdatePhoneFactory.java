package dev.keypool.userpools.actions;

/** The required action "Update phone number". */
public final class UpdatePhoneFactory extends PhoneActionFactory {

    public UpdatePhoneFactory() {
        super(PhoneActions.UPDATE, "Update phone number", false);
    }
}
