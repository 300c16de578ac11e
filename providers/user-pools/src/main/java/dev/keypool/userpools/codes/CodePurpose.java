package dev.keypool.userpools.codes;

import java.time.Duration;

/** What a code is good for, and for nothing else. */
public enum CodePurpose {
    VERIFICATION("verification", "open"),
    UPDATE("update", "open"),
    RESET("reset", "open"),
    SMS_SIGN_IN("sms", "factor"),
    MAIL_SIGN_IN("mail", "factor");

    /** How long a code is a factor of a sign-in, or a way to a new password. */
    public static final Duration SHORT = Duration.ofMinutes(3);

    private final String id;
    private final String budget;

    CodePurpose(String id, String budget) {
        this.id = id;
        this.budget = budget;
    }

    String id() {
        return id;
    }

    /** What is sent without a password having been typed must not use up what sign-ins need. */
    String budget() {
        return budget;
    }
}
