package dev.keypool.it.triggers;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events as functions in Java get them: AWS's classes, filled by the serialization of AWS's own runtime. */
final class EventClasses {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** AWS has none for custom senders and inbound federation. */
    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("PreSignUp", CognitoUserPoolPreSignUpEvent.class),
            Map.entry("PostConfirmation", CognitoUserPoolPostConfirmationEvent.class),
            Map.entry("PreAuthentication", CognitoUserPoolPreAuthenticationEvent.class),
            Map.entry("PostAuthentication", CognitoUserPoolPostAuthenticationEvent.class),
            Map.entry("DefineAuthChallenge", CognitoUserPoolDefineAuthChallengeEvent.class),
            Map.entry("CreateAuthChallenge", CognitoUserPoolCreateAuthChallengeEvent.class),
            Map.entry("VerifyAuthChallengeResponse", CognitoUserPoolVerifyAuthChallengeResponseEvent.class),
            Map.entry("TokenGeneration", CognitoUserPoolPreTokenGenerationEvent.class),
            Map.entry("UserMigration", CognitoUserPoolMigrateUserEvent.class),
            Map.entry("CustomMessage", CognitoUserPoolCustomMessageEvent.class));

    private EventClasses() {}

    /** Where they are that have no place in the class, or one of another type, and so do not reach a function. */
    static List<String> lost(ObjectNode event) throws IOException {
        String trigger = event.path("triggerSource").asText().split("_")[0];
        Class<?> type = trigger.equals("TokenGeneration") && !event.path("version").asText().equals("1")
                ? CognitoUserPoolPreTokenGenerationEventV2.class : CLASSES.get(trigger);
        List<String> lost = new ArrayList<>();
        if (type != null) {
            collect(event, written(event, type), "", lost);
            // It is in AWS's documents and in all of its other types.
            lost.remove("/request/linkParameter");
        }
        return lost;
    }

    private static <T> JsonNode written(ObjectNode event, Class<T> type) throws IOException {
        PojoSerializer<T> serializer = LambdaEventSerializers.serializerFor(type, EventClasses.class.getClassLoader());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer.toJson(serializer.fromJson(event.toString()), json);
        return JSON.readTree(json.toByteArray());
    }

    /** Null is what fields are that nothing is put into; it is not written. */
    private static void collect(JsonNode sent, JsonNode got, String path, List<String> lost) {
        if (sent.isObject()) {
            sent.properties().forEach(member -> collect(member.getValue(), got.path(member.getKey()), path + "/" + member.getKey(), lost));
        } else if (!sent.isNull() && !sent.equals(got)) {
            lost.add(path);
        }
    }
}
