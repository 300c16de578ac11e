package dev.keypool.messages.sms;

/** Why an SMS is sent. */
public enum SmsKind {
    /** Somebody confirms the number that is in the profile. */
    PHONE_VERIFICATION,
    /** Somebody confirms another number, which is not in the profile yet. */
    PHONE_UPDATE,
    PASSWORD_RESET,
    /** The code is a factor of a sign-in. */
    SIGN_IN,
    /** An administrator has made the account: the code is its temporary password. */
    INVITATION
}
