package dev.keypool.triggers.events;

/** Who asks for an account: a trigger source of pre sign-up. */
public enum SignUpSource {

    /** People themselves. */
    SIGN_UP("PreSignUp_SignUp"),
    /** An administrator for them. */
    ADMIN_CREATE_USER("PreSignUp_AdminCreateUser"),
    /** An identity provider, by letting them in for the first time. */
    EXTERNAL_PROVIDER("PreSignUp_ExternalProvider");

    private final String awsName;

    SignUpSource(String awsName) {
        this.awsName = awsName;
    }

    String awsName() {
        return awsName;
    }
}
