package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a person was asked in a sign-in, and whether the answer was right.
 *
 * @param challengeMetadata what the function called the challenge, or null
 */
public record ChallengeResult(String challengeName, boolean challengeResult, String challengeMetadata) {

    public static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";

    /** A password that was right, as functions know it from Cognito, where it takes two steps. */
    public static final List<ChallengeResult> PASSWORD = List.of(new ChallengeResult("SRP_A", true, null),
            new ChallengeResult("PASSWORD_VERIFIER", true, null));

    static void put(ObjectNode request, List<ChallengeResult> session) {
        ArrayNode results = request.putArray("session");
        for (ChallengeResult result : session) {
            ObjectNode object = results.addObject().put("challengeName", result.challengeName).put("challengeResult", result.challengeResult);
            // AWS's types have it as an optional text, which null is not.
            if (result.challengeMetadata != null) {
                object.put("challengeMetadata", result.challengeMetadata);
            }
        }
    }
}
