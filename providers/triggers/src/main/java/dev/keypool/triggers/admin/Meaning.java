package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.TriggerType;

/** What an answer means for the flow, in a sentence. */
final class Meaning {

    private Meaning() {
    }

    /** @param changes members of the response that the function changed */
    static String ofSuccess(TriggerType type, ObjectNode changes) {
        return switch (type) {
            case PRE_SIGN_UP -> "The user would be created" + (changes.path("autoConfirmUser").asBoolean() ? " and confirmed." : ".");
            case POST_CONFIRMATION, POST_AUTHENTICATION -> "The flow would go on; nothing in the response changes it.";
            case PRE_AUTHENTICATION -> "The sign-in would go on; nothing in the response changes it.";
            case DEFINE_AUTH_CHALLENGE -> define(changes);
            case CREATE_AUTH_CHALLENGE -> "The application or page would get the public parameters.";
            case VERIFY_AUTH_CHALLENGE_RESPONSE -> changes.path("answerCorrect").asBoolean() ? "The challenge would be passed." : "The challenge would be failed.";
            case PRE_TOKEN_GENERATION -> "Tokens would be issued with these changes.";
            case USER_MIGRATION -> changes.path("userAttributes").isEmpty() ? "No user would be migrated." : "The user would be created with these attributes.";
            case CUSTOM_MESSAGE -> changes.isEmpty() ? "The message would be sent as it is." : "The message would be sent with these texts.";
            case CUSTOM_EMAIL_SENDER, CUSTOM_SMS_SENDER -> "Nothing is sent besides what the function sends.";
            case INBOUND_FEDERATION -> changes.path("userAttributesToMap").isEmpty() ? "The provider's attributes would be taken as they are."
                    : "These attributes would be taken instead of the provider's.";
        };
    }

    private static String define(ObjectNode changes) {
        if (changes.path("failAuthentication").asBoolean()) {
            return "The sign-in would fail.";
        }
        if (changes.path("issueTokens").asBoolean()) {
            return "The user would be signed in.";
        }
        return changes.hasNonNull("challengeName") ? "The user would get this challenge." : "The sign-in would fail: the response names no next step.";
    }

    /** Of a trigger whose {@code onFailure} is {@code stop}. */
    static String ofFailure(TriggerType type) {
        return switch (type) {
            case PRE_SIGN_UP -> "The user would not be created.";
            case POST_CONFIRMATION -> "The flow would stop with an error, and what was confirmed stays confirmed.";
            case PRE_AUTHENTICATION, POST_AUTHENTICATION, DEFINE_AUTH_CHALLENGE, CREATE_AUTH_CHALLENGE, VERIFY_AUTH_CHALLENGE_RESPONSE,
                    INBOUND_FEDERATION -> "The sign-in would be refused.";
            case PRE_TOKEN_GENERATION -> "No tokens would be issued.";
            case USER_MIGRATION -> "No user would be migrated.";
            case CUSTOM_MESSAGE, CUSTOM_EMAIL_SENDER, CUSTOM_SMS_SENDER -> "No message would be sent.";
        };
    }
}
