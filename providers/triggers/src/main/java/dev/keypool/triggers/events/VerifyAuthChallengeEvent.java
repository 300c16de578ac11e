package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;

/**
 * An answer is to be looked at.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html">Verify
 *     Auth challenge response Lambda trigger</a>
 */
public record VerifyAuthChallengeEvent(SignInSubject subject, Map<String, String> privateParameters, String answer) {

    public ObjectNode json() {
        return json(Variants.VERIFY);
    }

    /** @param source AWS has two names for it */
    public ObjectNode json(String source) {
        ObjectNode event = subject.event(source);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "privateChallengeParameters", privateParameters);
        request.put("challengeAnswer", answer);
        event.withObject("/response").putNull("answerCorrect");
        return event;
    }

    /** Whether the answer is right; a function that says nothing has not said so. */
    public static boolean read(ObjectNode answer) throws FunctionException {
        return Answers.flag(Answers.response(answer).get("answerCorrect"), "answerCorrect");
    }

    /** The answer of a person is nothing for logs. */
    @Override
    public String toString() {
        return "VerifyAuthChallengeEvent[" + subject.userName() + "]";
    }
}
