package dev.keypool.it.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The three functions of a custom authentication as AWS's samples are: one sum, three attempts. */
public final class Quiz implements UnaryOperator<ObjectNode> {

    static final String QUESTION = "What is 6 x 7?";
    public static final String RIGHT = "42";
    public static final String WRONG = "forty-one, I think";
    static final String SECRET = "a private parameter";

    public static void assign(FunctionRealm realm) {
        realm.assign("DefineAuthChallenge", Map.of());
        realm.assign("CreateAuthChallenge", Map.of());
        realm.assign("VerifyAuthChallengeResponse", Map.of());
        realm.answers(new Quiz());
    }

    @Override
    public ObjectNode apply(ObjectNode event) {
        ObjectNode response = event.withObject("/response");
        switch (event.path("triggerSource").asText()) {
            case "DefineAuthChallenge_Authentication" -> define(event.at("/request/session"), response);
            case "CreateAuthChallenge_Authentication" -> {
                response.putObject("publicChallengeParameters").put("question", QUESTION).put("hint", "<b>more than 41</b>");
                response.putObject("privateChallengeParameters").put("answer", RIGHT).put("more", SECRET);
                response.put("challengeMetadata", "SUM");
            }
            case "VerifyAuthChallengeResponse_Authentication" -> response.put("answerCorrect",
                    event.at("/request/privateChallengeParameters/answer").equals(event.at("/request/challengeAnswer")));
            default -> throw new IllegalArgumentException(event.path("triggerSource").asText());
        }
        return event;
    }

    private static void define(JsonNode session, ObjectNode response) {
        int wrong = 0;
        boolean right = false;
        for (JsonNode result : session) {
            boolean custom = result.path("challengeName").asText().equals("CUSTOM_CHALLENGE");
            right = custom && result.path("challengeResult").asBoolean();
            wrong += custom && !result.path("challengeResult").asBoolean() ? 1 : 0;
        }
        response.put("issueTokens", right).put("failAuthentication", !right && wrong == 3);
        if (!right && wrong < 3) {
            response.put("challengeName", "CUSTOM_CHALLENGE");
        }
    }
}
