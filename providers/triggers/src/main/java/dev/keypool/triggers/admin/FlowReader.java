package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.CreateAuthChallengeEvent;
import dev.keypool.triggers.events.CustomMessage;
import dev.keypool.triggers.events.CustomSms;
import dev.keypool.triggers.events.DefineAuthChallengeEvent;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.events.InboundFederationEvent;
import dev.keypool.triggers.events.MessageSource;
import dev.keypool.triggers.events.MigratedUser;
import dev.keypool.triggers.events.PostAuthenticationEvent;
import dev.keypool.triggers.events.PostConfirmationEvent;
import dev.keypool.triggers.events.PreAuthenticationEvent;
import dev.keypool.triggers.events.PreSignUpEvent;
import dev.keypool.triggers.events.SignUpSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.events.VerifyAuthChallengeEvent;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;
import java.util.TreeMap;

/** Reads an answer as the flow does, so that a test fails where the flow would. */
final class FlowReader {

    private FlowReader() {
    }

    /**
     * @param event what the function was sent
     * @throws FunctionException when the flow would fail on the answer
     */
    static void check(TriggerType type, Envelope envelope, ObjectNode event, ObjectNode answer) throws FunctionException {
        switch (type) {
            case PRE_SIGN_UP -> signUp(envelope, event).read(answer);
            case POST_CONFIRMATION -> PostConfirmationEvent.requireEvent(answer);
            case PRE_AUTHENTICATION -> PreAuthenticationEvent.requireEvent(answer);
            case POST_AUTHENTICATION -> PostAuthenticationEvent.requireEvent(answer);
            case DEFINE_AUTH_CHALLENGE -> DefineAuthChallengeEvent.read(answer);
            case CREATE_AUTH_CHALLENGE -> CreateAuthChallengeEvent.read(answer);
            case VERIFY_AUTH_CHALLENGE_RESPONSE -> VerifyAuthChallengeEvent.read(answer);
            case USER_MIGRATION -> MigratedUser.read(answer);
            case CUSTOM_MESSAGE -> {
                CustomMessage.read(MessageSource.of(type, event.path("triggerSource").textValue()), answer);
                CustomSms.read(answer);
            }
            case INBOUND_FEDERATION -> InboundFederationEvent.read(answer);
            case CUSTOM_EMAIL_SENDER, CUSTOM_SMS_SENDER -> {
                // Nobody looks at it.
            }
            case PRE_TOKEN_GENERATION -> throw new IllegalArgumentException("TokenExperiment reads those");
        }
    }

    /** What may be verified depends on the attributes that were sent. */
    private static PreSignUpEvent signUp(Envelope envelope, ObjectNode event) {
        Map<String, String> attributes = new TreeMap<>();
        event.at("/request/userAttributes").properties().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asText()));
        return new PreSignUpEvent(envelope, SignUpSource.SIGN_UP, event.path("userName").textValue(), attributes, null, null);
    }
}
