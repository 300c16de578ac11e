package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A challenge is to be made.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html">Create Auth
 *     challenge Lambda trigger</a>
 */
public record CreateAuthChallengeEvent(SignInSubject subject, List<ChallengeResult> session) {

    /** Of each of the two groups: it lies in Keycloak's memory while the person thinks. */
    static final int MAX_PARAMETERS = 32;
    /** Characters of names and values of each of the two groups. */
    static final int MAX_LENGTH = 8192;
    /** Characters. It comes back with each later call. */
    static final int MAX_METADATA = 1024;

    public ObjectNode json() {
        ObjectNode event = subject.event("CreateAuthChallenge_Authentication");
        ObjectNode request = event.withObject("/request");
        request.put("challengeName", ChallengeResult.CUSTOM_CHALLENGE);
        ChallengeResult.put(request, session);
        event.withObject("/response").putNull("publicChallengeParameters").putNull("privateChallengeParameters").putNull("challengeMetadata");
        return event;
    }

    public static CustomChallenge read(ObjectNode answer) throws FunctionException {
        ObjectNode response = Answers.response(answer);
        JsonNode metadata = response.path("challengeMetadata");
        boolean unnamed = metadata.isMissingNode() || metadata.isNull();
        String name = unnamed ? null : Answers.text(metadata, "challengeMetadata");
        if (name != null && name.length() > MAX_METADATA) {
            throw Answers.wrong("challengeMetadata", "a text of at most " + MAX_METADATA + " characters");
        }
        return new CustomChallenge(parameters(response, "publicChallengeParameters"), parameters(response, "privateChallengeParameters"), name);
    }

    private static Map<String, String> parameters(ObjectNode response, String member) throws FunctionException {
        JsonNode given = response.path(member);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (given.isMissingNode() || given.isNull()) {
            return parameters;
        }
        int length = 0;
        for (Map.Entry<String, JsonNode> parameter : Answers.object(given, member).properties()) {
            if (parameter.getValue().isNull()) {
                continue;
            }
            if (parameter.getValue().isContainerNode()) {
                throw Answers.wrong(member, "an object of texts");
            }
            // Functions write numbers as well, which a map of texts in Java takes for texts.
            String value = parameter.getValue().asText();
            length += parameter.getKey().length() + value.length();
            parameters.put(parameter.getKey(), value);
        }
        if (parameters.size() > MAX_PARAMETERS || length > MAX_LENGTH) {
            throw Answers.wrong(member, "at most " + MAX_PARAMETERS + " texts with at most " + MAX_LENGTH + " characters in all");
        }
        return parameters;
    }
}
