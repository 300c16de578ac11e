package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;

/**
 * Before an account is made.
 *
 * @param userAttributes what was filled in; there is no {@code sub} yet
 * @param validationData what the application sent for this function only, or null
 * @param clientMetadata what it sent for functions, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">Pre sign-up Lambda trigger</a>
 */
public record PreSignUpEvent(Envelope envelope, SignUpSource source, String userName, Map<String, String> userAttributes,
        Map<String, String> validationData, Map<String, String> clientMetadata) {

    public ObjectNode json() {
        ObjectNode event = envelope.event("1", source.awsName(), userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        if (validationData == null) {
            request.putNull("validationData");
        } else {
            Envelope.put(request, "validationData", validationData);
        }
        if (clientMetadata != null) {
            Envelope.put(request, "clientMetadata", clientMetadata);
        }
        event.withObject("/response").put(SignUpAnswer.CONFIRM, false).put(SignUpAnswer.VERIFY_EMAIL, false).put(SignUpAnswer.VERIFY_PHONE, false);
        return event;
    }

    /** @param answer the event as the function gave it back */
    public SignUpAnswer read(ObjectNode answer) throws FunctionException {
        ObjectNode response = Answers.response(answer);
        // "Amazon Cognito ignores" the response when an administrator creates the account.
        return source == SignUpSource.ADMIN_CREATE_USER ? SignUpAnswer.NOTHING : SignUpAnswer.read(response, userAttributes);
    }
}
