package dev.keypool.triggers.jars;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of every trigger as objects of AWS's classes: what AWS's own runtime makes of them, we make of them. */
final class HandlerJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = """
            {"version":"1","triggerSource":"X","region":"eu-central-1","userPoolId":"eu-central-1_shop","userName":"alice","new":{"member":1},
             "callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"app"},"request":%s,"response":%s}""";
    private static final String ATTRIBUTES = "'userAttributes':{'sub':'1','email':'a@example.com'}";
    private static final String SESSION = "'session':[{'challengeName':'CUSTOM_CHALLENGE','challengeResult':true,'challengeMetadata':'m'}]";

    private final HandlerJson json = new HandlerJson(getClass().getClassLoader());

    private static final Map<String, String[]> EVENTS = Map.ofEntries(
            entry("PreSignUp", "{#A,'validationData':{'k':'v'},'clientMetadata':{'k':'v'}}",
                    "{'autoConfirmUser':true,'autoVerifyEmail':false,'autoVerifyPhone':true}"),
            entry("PostConfirmation", "{#A,'clientMetadata':{'k':'v'}}", "{}"),
            entry("PreAuthentication", "{#A,'validationData':{'k':'v'},'userNotFound':true}", "{}"),
            entry("PostAuthentication", "{#A,'newDeviceUsed':true,'clientMetadata':{'k':'v'}}", "{}"),
            entry("DefineAuthChallenge", "{#A,#S,'userNotFound':false}", "{'challengeName':'CUSTOM_CHALLENGE','issueTokens':false,'failAuthentication':false}"),
            entry("CreateAuthChallenge", "{#A,#S,'challengeName':'CUSTOM_CHALLENGE'}",
                    "{'publicChallengeParameters':{'q':'1'},'privateChallengeParameters':{'a':'2'},'challengeMetadata':'m'}"),
            entry("VerifyAuthChallengeResponse", "{#A,'privateChallengeParameters':{'a':'2'},'challengeAnswer':'2','userNotFound':false}",
                    "{'answerCorrect':true}"),
            entry("PreTokenGeneration", "{#A,'groupConfiguration':{'groupsToOverride':['g'],'iamRolesToOverride':['r'],'preferredRole':'r'}}",
                    "{'claimsOverrideDetails':{'claimsToAddOrOverride':{'k':'v'},'claimsToSuppress':['email'],'groupOverrideDetails':null}}"),
            entry("PreTokenGenerationV2", "{#A,'scopes':['openid'],'groupConfiguration':{'groupsToOverride':[],'iamRolesToOverride':[],'preferredRole':null}}",
                    "{'claimsAndScopeOverrideDetails':{'accessTokenGeneration':{'claimsToAddOrOverride':{'k':'v'},'scopesToAdd':['s']}}}"),
            entry("MigrateUser", "{'password':'p','validationData':{'k':'v'},'clientMetadata':{'k':'v'}}",
                    "{#A,'finalUserStatus':'CONFIRMED','messageAction':'SUPPRESS','desiredDeliveryMediums':['EMAIL'],'forceAliasCreation':true}"),
            entry("CustomMessage", "{#A,'codeParameter':'{####}','usernameParameter':'{username}'}",
                    "{'smsMessage':'s','emailMessage':'e','emailSubject':'x'}"));

    private static Map.Entry<String, String[]> entry(String trigger, String request, String response) {
        return Map.entry(trigger, new String[] {request, response});
    }

    private static String filledIn(String part) {
        return part.replace("#A", ATTRIBUTES).replace("#S", SESSION).replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource({"PreSignUp,", "PostConfirmation,", "PreAuthentication,", "PostAuthentication,", "DefineAuthChallenge,", "CreateAuthChallenge,",
        "VerifyAuthChallengeResponse,", "PreTokenGeneration,", "PreTokenGeneration,V2", "MigrateUser,", "CustomMessage,"})
    void theClassesOfAwsEvents(String trigger, String version) throws Exception {
        String[] parts = EVENTS.get(trigger + (version == null ? "" : version));
        String event = EVENT.formatted(filledIn(parts[0]), filledIn(parts[1]));
        Class<?> type = Class.forName("com.amazonaws.services.lambda.runtime.events.CognitoUserPool" + trigger + "Event"
                + (version == null ? "" : version));

        JsonNode ours = JSON.readTree(json.written(json.read(event.getBytes(StandardCharsets.UTF_8), type(type))));

        assertThat(ours).isEqualTo(throughAws(event, type));
        assertThat(ours.path("userName").textValue()).isEqualTo("alice");
        if (ours.has("response")) {
            assertThat(ours.path("response")).as("what the function gives back").isEqualTo(withoutNulls(JSON.readTree(event).path("response")));
        } else {
            assertThat(trigger).as("whose classes have none").isIn("PostConfirmation", "PreAuthentication", "PostAuthentication");
        }
    }

    private static <T> JsonNode throughAws(String event, Class<T> type) throws Exception {
        PojoSerializer<T> aws = JacksonFactory.getInstance().getSerializer(type);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        aws.toJson(aws.fromJson(event), out);
        return JSON.readTree(out.toByteArray());
    }

    private static JsonNode withoutNulls(JsonNode node) throws Exception {
        return JSON.readTree(node.toString().replaceAll(",\"\\w+\":null", ""));
    }

    private static JavaType type(Class<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    @Test
    void nullsOfMapsAreLeftOutAsAwsDoes() throws Exception {
        String event = "{\"a\":null,\"b\":{\"c\":null,\"d\":[null]}}";

        JsonNode ours = JSON.readTree(json.written(json.read(event.getBytes(StandardCharsets.UTF_8), type(Map.class))));

        assertThat(ours).isEqualTo(throughAws(event, Map.class));
    }
}
