package dev.keypool.triggers.events;

import java.util.Arrays;

/** Why a message is sent: what stands behind the trigger's name in {@code triggerSource}. */
public enum MessageSource {

    SIGN_UP("SignUp"),
    RESEND_CODE("ResendCode"),
    ADMIN_CREATE_USER("AdminCreateUser"),
    FORGOT_PASSWORD("ForgotPassword"),
    UPDATE_USER_ATTRIBUTE("UpdateUserAttribute"),
    VERIFY_USER_ATTRIBUTE("VerifyUserAttribute"),
    AUTHENTICATION("Authentication"),
    /** Without a code, and for functions that send it only. */
    ACCOUNT_TAKE_OVER_NOTIFICATION("AccountTakeOverNotification");

    private final String awsName;

    MessageSource(String awsName) {
        this.awsName = awsName;
    }

    String of(TriggerType trigger) {
        return trigger.awsName() + "_" + awsName;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static MessageSource of(TriggerType trigger, String triggerSource) {
        return Arrays.stream(values()).filter(source -> source.of(trigger).equals(triggerSource)).findFirst().orElseThrow(IllegalArgumentException::new);
    }

    /** Whether mails of that reason hold a code, which people type in, and not a link. */
    boolean isOfCode() {
        return this == AUTHENTICATION;
    }
}
