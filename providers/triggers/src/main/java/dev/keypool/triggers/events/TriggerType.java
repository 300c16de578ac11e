package dev.keypool.triggers.events;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A point of the user pool's flows where a function can be called, named as in Cognito's LambdaConfig. */
public enum TriggerType {

    PRE_SIGN_UP("PreSignUp"),
    POST_CONFIRMATION("PostConfirmation"),
    PRE_AUTHENTICATION("PreAuthentication"),
    POST_AUTHENTICATION("PostAuthentication"),
    DEFINE_AUTH_CHALLENGE("DefineAuthChallenge"),
    CREATE_AUTH_CHALLENGE("CreateAuthChallenge"),
    VERIFY_AUTH_CHALLENGE_RESPONSE("VerifyAuthChallengeResponse"),
    PRE_TOKEN_GENERATION("PreTokenGeneration"),
    USER_MIGRATION("UserMigration"),
    CUSTOM_MESSAGE("CustomMessage"),
    CUSTOM_EMAIL_SENDER("CustomEmailSender"),
    CUSTOM_SMS_SENDER("CustomSMSSender"),
    INBOUND_FEDERATION("InboundFederation");

    private final String awsName;

    TriggerType(String awsName) {
        this.awsName = awsName;
    }

    public String awsName() {
        return awsName;
    }

    public static Optional<TriggerType> of(String awsName) {
        return Arrays.stream(values()).filter(type -> type.awsName.equals(awsName)).findFirst();
    }

    public static String names() {
        return Arrays.stream(values()).map(TriggerType::awsName).collect(Collectors.joining(", "));
    }
}
