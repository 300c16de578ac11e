package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.List;

/**
 * What comes next in a sign-in.
 *
 * @param session what was asked so far, in order
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html">Define Auth
 *     challenge Lambda trigger</a>
 */
public record DefineAuthChallengeEvent(SignInSubject subject, List<ChallengeResult> session) {

    /** The function's decision. */
    public enum Next {
        CHALLENGE, ISSUE_TOKENS, FAIL
    }

    public ObjectNode json() {
        ObjectNode event = subject.event("DefineAuthChallenge_Authentication");
        ChallengeResult.put(event.withObject("/request"), session);
        event.withObject("/response").putNull("challengeName").putNull("issueTokens").putNull("failAuthentication");
        return event;
    }

    /** Failing comes first. A challenge that Keycloak has no page for is no decision: nobody gets past one that was not asked. */
    public static Next read(ObjectNode answer) throws FunctionException {
        ObjectNode response = Answers.response(answer);
        boolean fail = Answers.flag(response.get("failAuthentication"), "failAuthentication");
        boolean issue = Answers.flag(response.get("issueTokens"), "issueTokens");
        if (fail) {
            return Next.FAIL;
        }
        if (issue) {
            return Next.ISSUE_TOKENS;
        }
        JsonNode name = response.path("challengeName");
        if (name.isTextual() && name.textValue().equals(ChallengeResult.CUSTOM_CHALLENGE)) {
            return Next.CHALLENGE;
        }
        throw Answers.wrong("challengeName", ChallengeResult.CUSTOM_CHALLENGE + " where tokens are neither issued nor refused");
    }
}
