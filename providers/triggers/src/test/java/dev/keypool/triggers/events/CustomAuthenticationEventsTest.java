package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.DefineAuthChallengeEvent.Next;
import dev.keypool.triggers.functions.FunctionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CustomAuthenticationEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SignInSubject ALICE = new SignInSubject(new Envelope("eu-central-1", "eu-central-1_shop", "app"), "alice",
            Map.of("email", "a@example.com"), false);

    private static ObjectNode answer(String response) throws Exception {
        return (ObjectNode) JSON.readTree("{\"response\":" + response.replace('\'', '"') + "}");
    }

    @Test
    void defineGetsWhatWasAskedSoFar() throws Exception {
        ObjectNode event = new DefineAuthChallengeEvent(ALICE, ChallengeResult.PASSWORD).json();

        assertThat(event).isEqualTo(JSON.readTree("""
                {"version":"1","triggerSource":"DefineAuthChallenge_Authentication","region":"eu-central-1","userPoolId":"eu-central-1_shop",
                 "userName":"alice","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"app"},
                 "request":{"userAttributes":{"email":"a@example.com"},"userNotFound":false,
                  "session":[{"challengeName":"SRP_A","challengeResult":true},{"challengeName":"PASSWORD_VERIFIER","challengeResult":true}]},
                 "response":{"challengeName":null,"issueTokens":null,"failAuthentication":null}}"""));
    }

    @Test
    void createGetsTheChallengesName() throws Exception {
        ObjectNode event = new CreateAuthChallengeEvent(ALICE, List.of(new ChallengeResult("CUSTOM_CHALLENGE", false, "first"))).json();

        assertThat(event.path("triggerSource").asText()).isEqualTo("CreateAuthChallenge_Authentication");
        assertThat(event.path("request")).isEqualTo(JSON.readTree("""
                {"userAttributes":{"email":"a@example.com"},"userNotFound":false,"challengeName":"CUSTOM_CHALLENGE",
                 "session":[{"challengeName":"CUSTOM_CHALLENGE","challengeResult":false,"challengeMetadata":"first"}]}"""));
        assertThat(event.path("response")).isEqualTo(JSON.readTree(
                "{\"publicChallengeParameters\":null,\"privateChallengeParameters\":null,\"challengeMetadata\":null}"));
    }

    @Test
    void verifyGetsTheAnswerAndThePrivateParameters() throws Exception {
        VerifyAuthChallengeEvent verify = new VerifyAuthChallengeEvent(ALICE, Map.of("answer", "42"), "41");

        assertThat(verify.json().path("triggerSource").asText()).isEqualTo("VerifyAuthChallengeResponse_Authentication");
        assertThat(verify.json().path("request")).isEqualTo(JSON.readTree("""
                {"userAttributes":{"email":"a@example.com"},"userNotFound":false,"privateChallengeParameters":{"answer":"42"},"challengeAnswer":"41"}"""));
        assertThat(verify.json().path("response")).isEqualTo(JSON.readTree("{\"answerCorrect\":null}"));
        assertThat(verify.toString()).doesNotContain("41").doesNotContain("42");
    }

    @Test
    void defineDecides() throws Exception {
        assertThat(DefineAuthChallengeEvent.read(answer("{'issueTokens':true,'failAuthentication':false}"))).isEqualTo(Next.ISSUE_TOKENS);
        assertThat(DefineAuthChallengeEvent.read(answer("{'issueTokens':false,'challengeName':'CUSTOM_CHALLENGE'}"))).isEqualTo(Next.CHALLENGE);
        assertThat(DefineAuthChallengeEvent.read(answer("{'failAuthentication':true}"))).isEqualTo(Next.FAIL);
    }

    @Test
    void failingComesBeforeEverythingElse() throws Exception {
        assertThat(DefineAuthChallengeEvent.read(answer("{'failAuthentication':true,'issueTokens':true,'challengeName':'CUSTOM_CHALLENGE'}")))
                .isEqualTo(Next.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'challengeName':null,'issueTokens':null,'failAuthentication':null}", "{'challengeName':'PASSWORD_VERIFIER'}",
            "{'challengeName':'SRP_A'}", "{'challengeName':'SMS_MFA'}", "{'challengeName':['CUSTOM_CHALLENGE']}", "{'issueTokens':'true'}",
            "{'issueTokens':1}", "{'failAuthentication':'no','issueTokens':true}", "[]", "null"})
    void whatIsNoDecisionIsAFailure(String response) {
        assertThatThrownBy(() -> DefineAuthChallengeEvent.read(answer(response))).isInstanceOfSatisfying(FunctionException.class,
                e -> assertThat(e.kind()).isEqualTo(FunctionException.Kind.INVALID_RESPONSE));
    }

    @Test
    void createsParametersAreTexts() throws Exception {
        CustomChallenge challenge = CreateAuthChallengeEvent.read(answer("""
                {'publicChallengeParameters':{'question':'6 x 7','attempts':3,'nothing':null},
                 'privateChallengeParameters':{'answer':42},'challengeMetadata':'SUM'}"""));

        assertThat(challenge).isEqualTo(new CustomChallenge(Map.of("question", "6 x 7", "attempts", "3"), Map.of("answer", "42"), "SUM"));
    }

    @Test
    void createMayGiveNothing() throws Exception {
        assertThat(CreateAuthChallengeEvent.read(answer("{'publicChallengeParameters':null}")))
                .isEqualTo(new CustomChallenge(Map.of(), Map.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'publicChallengeParameters':{'a':{}}}", "{'publicChallengeParameters':'a'}", "{'privateChallengeParameters':[]}",
            "{'challengeMetadata':{}}", "{'challengeMetadata':'LONG'}", "{'publicChallengeParameters':{'a':'LONG'}}",
            "{'privateChallengeParameters':{'a':'LONG'}}", "{'publicChallengeParameters':{MANY}}"})
    void parametersOfAnotherShapeOrTooManyAreAFailure(String response) {
        StringBuilder many = new StringBuilder("'p0':''");
        for (int i = 1; i <= CreateAuthChallengeEvent.MAX_PARAMETERS; i++) {
            many.append(",'p").append(i).append("':''");
        }
        String filled = response.replace("LONG", "x".repeat(CreateAuthChallengeEvent.MAX_LENGTH)).replace("MANY", many);

        assertThatThrownBy(() -> CreateAuthChallengeEvent.read(answer(filled))).isInstanceOf(FunctionException.class);
    }

    @Test
    void onlyTrueIsARightAnswer() throws Exception {
        assertThat(VerifyAuthChallengeEvent.read(answer("{'answerCorrect':true}"))).isTrue();
        assertThat(VerifyAuthChallengeEvent.read(answer("{'answerCorrect':false}"))).isFalse();
        assertThat(VerifyAuthChallengeEvent.read(answer("{'answerCorrect':null}"))).isFalse();
        assertThat(VerifyAuthChallengeEvent.read(answer("{}"))).isFalse();
        assertThatThrownBy(() -> VerifyAuthChallengeEvent.read(answer("{'answerCorrect':'true'}"))).isInstanceOf(FunctionException.class);
    }
}
