package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.functions.FunctionException.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes and examples of AWS's page "Pre token generation Lambda trigger". */
final class PreTokenGenerationEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Groups GROUPS = new Groups(List.of("group-1"), List.of("arn:aws:iam::123456789012:role/sns_caller1"), null);

    private static PreTokenGenerationEvent event(EventVersion version) {
        return new PreTokenGenerationEvent(new Envelope("us-east-1", "us-east-1_EXAMPLE", "1example23456789"), version, TokenSource.HOSTED_AUTH,
                "JaneDoe", Map.of("sub", "1-2", "email_verified", "true"), GROUPS, List.of("openid", "phone"), null);
    }

    private static TokenOverride answered(EventVersion version, String response) throws Exception {
        ObjectNode answer = event(version).json();
        answer.set("response", JSON.readTree(response));
        return TokenOverride.read(answer, event(version));
    }

    @Test
    void theFirstVersionIsAsAwsSendsIt() throws Exception {
        assertThat(event(EventVersion.V1_0).json()).isEqualTo(JSON.readTree("""
            {"version":"1","triggerSource":"TokenGeneration_HostedAuth","region":"us-east-1","userPoolId":"us-east-1_EXAMPLE","userName":"JaneDoe",
             "callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"1example23456789"},
             "request":{"userAttributes":{"sub":"1-2","email_verified":"true"},
               "groupConfiguration":{"groupsToOverride":["group-1"],"iamRolesToOverride":["arn:aws:iam::123456789012:role/sns_caller1"],"preferredRole":null}},
             "response":{"claimsOverrideDetails":null}}"""));
    }

    @Test
    void laterVersionsHaveScopes() {
        ObjectNode event = event(EventVersion.V2_0).json();

        assertThat(event.get("version").textValue()).isEqualTo("2");
        assertThat(event.at("/request/scopes").toString()).isEqualTo("[\"openid\",\"phone\"]");
        assertThat(event.at("/response").toString()).isEqualTo("{\"claimsAndScopeOverrideDetails\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"claimsOverrideDetails\":null}", "{\"claimsOverrideDetails\":{}}"})
    void anEventThatWasNotChangedChangesNothing(String response) throws Exception {
        assertThat(answered(EventVersion.V1_0, response)).isEqualTo(TokenOverride.NONE);
    }

    @Test
    void theFirstVersionChangesTheIdTokenAndTheGroups() throws Exception {
        TokenOverride override = answered(EventVersion.V1_0, """
            {"claimsOverrideDetails":{"claimsToAddOrOverride":{"family":"Doe","email":"x@example.com","sub":"forged","cognito:groups":"admin"},
              "claimsToSuppress":["email","iss"],
              "groupOverrideDetails":{"groupsToOverride":["a","b"],"iamRolesToOverride":["r"],"preferredRole":"r"}}}""");

        assertThat(override.idToken().addOrOverride()).containsOnlyKeys("family");
        assertThat(override.idToken().suppress()).containsExactly("email");
        assertThat(override.accessToken()).isEqualTo(TokenChange.NONE);
        assertThat(override.groups()).isEqualTo(new Groups(List.of("a", "b"), List.of("r"), "r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}"})
    void groupsThatAreNothingAreSuppressed(String groups) throws Exception {
        assertThat(answered(EventVersion.V1_0, "{\"claimsOverrideDetails\":{\"groupOverrideDetails\":" + groups + "}}").groups()).isEqualTo(Groups.NONE);
    }

    @Test
    void theSecondVersionChangesBothTokensAndTheScopes() throws Exception {
        TokenOverride override = answered(EventVersion.V2_0, """
            {"claimsAndScopeOverrideDetails":{
              "idTokenGeneration":{"claimsToAddOrOverride":{"family":{"name":"Doe"}}},
              "accessTokenGeneration":{"claimsToAddOrOverride":{"level":3,"aud":"1example23456789"},"scopesToAdd":["openid","solar/read"],"scopesToSuppress":["phone"]}}}""");

        assertThat(override.idToken().addOrOverride().get("family").isObject()).isTrue();
        assertThat(override.accessToken().addOrOverride()).containsOnlyKeys("level", "aud");
        assertThat(override.scope("openid phone")).isEqualTo("openid solar/read");
        assertThat(override.groups()).isNull();
    }

    @Test
    void noOtherAudienceAndNothingOfKeycloaksOwnIsAdded() throws Exception {
        TokenOverride override = answered(EventVersion.V2_0, """
            {"claimsAndScopeOverrideDetails":{"accessTokenGeneration":{"claimsToAddOrOverride":{"aud":"other","realm_access":{"roles":["admin"]},
              "resource_access":{},"typ":"ID","sid":"1","scope":"all","cnf":{},"azp":"x","dev:custom":"x"}}}}""");

        assertThat(override.accessToken().addOrOverride()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "{\"claimsOverrideDetails\":1}", "{\"claimsOverrideDetails\":{\"claimsToAddOrOverride\":{\"a\":1}}}",
        "{\"claimsOverrideDetails\":{\"claimsToSuppress\":\"email\"}}", "{\"claimsOverrideDetails\":{\"groupOverrideDetails\":{\"groupsToOverride\":[1]}}}"})
    void whatHasAnotherShapeIsAnInvalidResponse(String response) {
        assertThat(catchThrowableOfType(FunctionException.class, () -> answered(EventVersion.V1_0, response)).kind()).isEqualTo(Kind.INVALID_RESPONSE);
    }

    @Test
    void aScopeWithABlankIsAnInvalidResponse() {
        assertThatThrownBy(() -> answered(EventVersion.V3_0,
                "{\"claimsAndScopeOverrideDetails\":{\"accessTokenGeneration\":{\"scopesToAdd\":[\"a b\"]}}}")).isInstanceOf(FunctionException.class)
                .hasMessageContaining("without blanks");
    }

    @Test
    void anAnswerWithoutResponseIsInvalid() {
        assertThatThrownBy(() -> TokenOverride.read(JSON.createObjectNode(), event(EventVersion.V1_0))).isInstanceOf(FunctionException.class);
    }
}
