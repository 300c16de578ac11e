package dev.keypool.triggers.events;

/** Why a message is sent: what stands behind the trigger's name in {@code triggerSource}. */
public enum MessageSource {

    SIGN_UP("SignUp"),
    RESEND_CODE("ResendCode"),
    ADMIN_CREATE_USER("AdminCreateUser"),
    FORGOT_PASSWORD("ForgotPassword"),
    UPDATE_USER_ATTRIBUTE("UpdateUserAttribute"),
    VERIFY_USER_ATTRIBUTE("VerifyUserAttribute"),
    /** Without a code, and for functions that send it only. */
    ACCOUNT_TAKE_OVER_NOTIFICATION("AccountTakeOverNotification");

    private final String awsName;

    MessageSource(String awsName) {
        this.awsName = awsName;
    }

    String of(TriggerType trigger) {
        return trigger.awsName() + "_" + awsName;
    }
}
