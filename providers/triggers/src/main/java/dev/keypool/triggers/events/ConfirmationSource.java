package dev.keypool.triggers.events;

/** What is confirmed: a trigger source of post confirmation. */
public enum ConfirmationSource {

    SIGN_UP("PostConfirmation_ConfirmSignUp"),
    FORGOT_PASSWORD("PostConfirmation_ConfirmForgotPassword");

    private final String awsName;

    ConfirmationSource(String awsName) {
        this.awsName = awsName;
    }

    String awsName() {
        return awsName;
    }
}
