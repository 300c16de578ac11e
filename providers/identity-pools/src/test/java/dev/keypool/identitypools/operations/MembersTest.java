package dev.keypool.identitypools.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.roles.RoleMapping;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {

    private static final String POOL = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";

    @Test
    void membersAreReadAndUnknownOnesPassedOver() throws Exception {
        Members request = request("{'IdentityPoolId':'" + POOL + "','AccountId':'123456789012','Logins':{'a':'x','b':'y'},'Unknown':[1],"
                + "'MaxResults':60,'HideDisabled':true,'TagKeys':['k'],'Type':'Rules'}");
        assertThat(request.text("IdentityPoolId", TextShape.IDENTITY_POOL_ID)).isEqualTo(POOL);
        assertThat(request.optionalText("AccountId", TextShape.ACCOUNT_ID)).isEqualTo("123456789012");
        assertThat(request.optionalText("CustomRoleArn", TextShape.ARN)).isNull();
        assertThat(request.logins()).containsEntry("a", "x").containsEntry("b", "y").hasSize(2);
        assertThat(request.number("MaxResults", NumberShape.QUERY_LIMIT)).isEqualTo(60);
        assertThat(request.flag("HideDisabled")).isTrue();
        assertThat(request.texts("TagKeys", TextShape.TAG_KEY)).containsExactly("k");
        assertThat(request.word("Type", RoleMapping.Type.values(), RoleMapping.Type::wireName)).isEqualTo(RoleMapping.Type.RULES);
    }

    @Test
    void whatIsNullIsAbsent() throws Exception {
        Members request = request("{'A':null,'Logins':null}");
        assertThat(request.has("A")).isFalse();
        assertThat(request.optionalText("A", TextShape.ARN)).isNull();
        assertThat(request.optionalFlag("A")).isNull();
        assertThat(request.optionalNumber("A", NumberShape.QUERY_LIMIT)).isNull();
        assertThat(request.optionalWord("A", RoleMapping.Type.values(), RoleMapping.Type::wireName)).isNull();
        assertThat(request.texts("A", TextShape.ARN)).isEmpty();
        assertThat(request.map("A", TextShape.TAG_KEY, TextShape.TAG_VALUE, 5)).isEmpty();
        assertThat(request.structures("A")).isEmpty();
        assertThat(request.structures("A", TextShape.TAG_KEY, 5)).isEmpty();
        assertThat(request.logins()).isEmpty();
    }

    @Test
    void whatMustBeThereIsMissed() throws Exception {
        Members request = request("{}");
        assertInvalid("identityPoolId", "Member must not be null", () -> request.text("IdentityPoolId", TextShape.IDENTITY_POOL_ID));
        assertInvalid("flag", "Member must not be null", () -> request.flag("Flag"));
        assertInvalid("maxResults", "Member must not be null", () -> request.number("MaxResults", NumberShape.QUERY_LIMIT));
        assertInvalid("type", "Member must not be null", () -> request.word("Type", RoleMapping.Type.values(), RoleMapping.Type::wireName));
        assertInvalid("ids", "Member must not be null", () -> request.texts("Ids", TextShape.IDENTITY_ID, 1, 60));
        assertInvalid("tags", "Member must not be null", () -> request.requiredMap("Tags", TextShape.TAG_KEY, TextShape.TAG_VALUE, 50));
        assertInvalid("logins", "Member must not be null", request::requiredLogins);
        assertInvalid("rulesConfiguration", "Member must not be null", () -> request.structure("RulesConfiguration"));
        assertInvalid("rules", "Member must not be null", () -> request.structures("Rules", 1, 400));
    }

    /** The constraints of the model; where ours are wider, TextShape says so. */
    @ParameterizedTest
    @CsvSource({"ACCOUNT_ID,1,15,7", "APPLICATION_ID,1,128,a", "ARN,20,2048,a", "CLAIM_NAME,1,64,a", "CLAIM_VALUE,1,128,a", "CLIENT_ID,1,255,a",
            "DEVELOPER_PROVIDER,1,128,a", "DEVELOPER_USER,1,1024,a", "IDENTITY_POOL_NAME,1,128,a", "MAPPED_PROVIDER,1,384,a",
            "PAGINATION_KEY,1,65535,a", "PRINCIPAL_TAG_KEY,1,128,a", "PRINCIPAL_TAG_VALUE,1,256,a", "PROVIDER_NAME,1,128,a",
            "PROVIDER_TOKEN,1,50000,a", "TAG_KEY,1,128,a", "TAG_VALUE,0,256,a", "USER_POOL_PROVIDER,1,128,a"})
    void aTextHasItsLengths(TextShape shape, int min, int max, String character) throws Exception {
        for (int length : new int[] {min, max}) {
            assertThat(with(character.repeat(length)).text("Member", shape)).hasSize(length);
        }
        assertInvalid("member", "Member must have length less than or equal to " + max, () -> with(character.repeat(max + 1)).text("Member", shape));
        if (min > 0) {
            assertInvalid("member", "Member must have length greater than or equal to " + min, () -> with(character.repeat(min - 1)).text("Member", shape));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"ACCOUNT_ID 12a", "ACCOUNT_ID -1", "ACCOUNT_ID ١٢", "APPLICATION_ID a=b", "CLIENT_ID 'a b'",
            "CLAIM_NAME 'a b'", "DEVELOPER_PROVIDER a/b", "DEVELOPER_PROVIDER ü", "IDENTITY_POOL_NAME a/b", "PAGINATION_KEY 'a b'", "ROLE_TYPE admin",
            "ROLE_TYPE Authenticated", "ROLE_TYPE unauthenticatedx", "USER_POOL_PROVIDER a%b"})
    void aTextHasItsCharacters(TextShape shape, String value) {
        assertInvalid("member", null, () -> with(value).text("Member", shape));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"APPLICATION_ID 1-a.apps.googleusercontent.com;2_/", "CLIENT_ID https://app.example/a-b", "CLAIM_NAME cognito:groups",
            "DEVELOPER_PROVIDER login.my-company_1", "IDENTITY_POOL_NAME 'My pool, +=.@-_1'", "ROLE_TYPE authenticated", "ROLE_TYPE unauthenticated",
            "USER_POOL_PROVIDER localhost:8080/realms/a-b_c"})
    void aTextMayHaveThese(TextShape shape, String value) throws Exception {
        assertThat(with(value).text("Member", shape)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-east-1:", ":6b1f", "us east:6b1f", "us-east-1:6B1F", "us-east-1:xyz", "us-east-1:6b1f\n",
            "ü:6b1f", "us-east-1:6b1f:6b1f", " us-east-1:6b1f", "us-east-1:６"})
    void anIdIsRegionAndHex(String id) throws Exception {
        for (TextShape shape : new TextShape[] {TextShape.IDENTITY_POOL_ID, TextShape.IDENTITY_ID}) {
            assertInvalid("member", "Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+", () -> with(id).text("Member", shape));
            String longest = "us-east-1:" + "a".repeat(45);
            assertThat(with(longest).text("Member", shape)).isEqualTo(longest);
            assertInvalid("member", "Member must have length less than or equal to 55", () -> with(longest + "a").text("Member", shape));
        }
    }

    @Test
    void aNumberHasItsBounds() throws Exception {
        assertThat(request("{'N':1}").number("N", NumberShape.QUERY_LIMIT)).isEqualTo(1);
        assertThat(request("{'N':86400}").number("N", NumberShape.TOKEN_DURATION)).isEqualTo(86_400);
        assertInvalid("n", "Member must have value greater than or equal to 1", () -> request("{'N':0}").number("N", NumberShape.QUERY_LIMIT));
        assertInvalid("n", "Member must have value less than or equal to 60", () -> request("{'N':61}").number("N", NumberShape.QUERY_LIMIT));
        assertInvalid("n", "Member must have value less than or equal to 86400", () -> request("{'N':86401}").number("N", NumberShape.TOKEN_DURATION));
        for (String other : new String[] {"1.5", "'1'", "true", "[1]", "99999999999999999999"}) {
            assertMalformed("N must be a whole number.", () -> request("{'N':" + other + "}").number("N", NumberShape.QUERY_LIMIT));
        }
    }

    @Test
    void aWordIsOneOfItsSet() {
        assertInvalid("type", "Member must satisfy enum value set: [Token, Rules]",
                () -> request("{'Type':'token'}").word("Type", RoleMapping.Type.values(), RoleMapping.Type::wireName));
    }

    @Test
    void aListHasItsSizeAndConstraints() throws Exception {
        assertThat(request("{'Ids':['a:1']}").texts("Ids", TextShape.IDENTITY_ID, 1, 1)).containsExactly("a:1");
        assertInvalid("ids", "Member must have length greater than or equal to 1", () -> request("{'Ids':[]}").texts("Ids", TextShape.IDENTITY_ID, 1, 2));
        assertInvalid("ids", "Member must have length less than or equal to 1",
                () -> request("{'Ids':['a:1','a:2']}").texts("Ids", TextShape.IDENTITY_ID, 1, 1));
        assertInvalid("ids", "Member must satisfy constraint: [Member must have length less than or equal to 55, Member must have length greater"
                        + " than or equal to 1, Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+]",
                () -> request("{'Ids':['S3cret']}").texts("Ids", TextShape.IDENTITY_ID, 1, 1));
        assertMalformed("Ids must be an array.", () -> request("{'Ids':{}}").texts("Ids", TextShape.IDENTITY_ID));
        assertMalformed("Ids must be a string.", () -> request("{'Ids':[null]}").texts("Ids", TextShape.IDENTITY_ID));
    }

    @Test
    void aMapHasItsSizeAndConstraints() throws Exception {
        assertThat(request("{'Roles':{'authenticated':'" + "r".repeat(20) + "'}}").requiredMap("Roles", TextShape.ROLE_TYPE, TextShape.ARN, 2)).hasSize(1);
        assertInvalid("roles", "Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater"
                        + " than or equal to 1, Member must satisfy regular expression pattern: (un)?authenticated]",
                () -> request("{'Roles':{'S3cret':'" + "r".repeat(20) + "'}}").requiredMap("Roles", TextShape.ROLE_TYPE, TextShape.ARN, 2));
        assertInvalid("roles", "Map value must satisfy constraint: [Member must have length less than or equal to 2048, Member must have length"
                        + " greater than or equal to 20]",
                () -> request("{'Roles':{'authenticated':'S3cret'}}").requiredMap("Roles", TextShape.ROLE_TYPE, TextShape.ARN, 2));
        assertInvalid("tags", "Member must have length less than or equal to 1",
                () -> request("{'Tags':{'a':'1','b':'2'}}").map("Tags", TextShape.TAG_KEY, TextShape.TAG_VALUE, 1));
        assertMalformed("Tags must be an object.", () -> request("{'Tags':[]}").map("Tags", TextShape.TAG_KEY, TextShape.TAG_VALUE, 1));
    }

    @Test
    void whatIsInsideAStructureIsNamedByItsPath() throws Exception {
        Members inside = request("{'Providers':[{'ClientId':'a'},{}]}").structures("Providers").get(1);
        assertInvalid("providers.2.member.clientId", "Member must not be null", () -> inside.text("ClientId", TextShape.CLIENT_ID));
        Members mapped = request("{'RoleMappings':{'S3cret':{'RulesConfiguration':{'Rules':[{}]}}}}")
                .structures("RoleMappings", TextShape.MAPPED_PROVIDER, 10).get("S3cret");
        assertInvalid("roleMappings.member.rulesConfiguration.rules.1.member.claim", "Member must not be null",
                () -> mapped.structure("RulesConfiguration").structures("Rules", 1, 400).get(0).text("Claim", TextShape.CLAIM_NAME));
        assertMalformed("Providers must be an object.", () -> request("{'Providers':['a']}").structures("Providers"));
        assertInvalid("rules", "Member must have length less than or equal to 1", () -> request("{'Rules':[{},{}]}").structures("Rules", 1, 1));
        assertInvalid("mappings", "Member must have length less than or equal to 1",
                () -> request("{'Mappings':{'a':{},'b':{}}}").structures("Mappings", TextShape.PROVIDER_NAME, 1));
    }

    @Test
    void thereAreAtMostTenLogins() throws Exception {
        assertThat(logins(10).logins()).hasSize(10);
        assertInvalid("logins", "Member must have length less than or equal to 10", () -> logins(11).logins());
    }

    @Test
    void aTokenHasAtMost50000CharactersAndAProvidersName128() throws Exception {
        assertThat(login("p".repeat(128), "t".repeat(50_000)).logins()).hasSize(1);
        String values = "Map value must satisfy constraint: [Member must have length less than or equal to 50000, Member must have length greater"
                + " than or equal to 1]";
        assertInvalid("logins", values, () -> login("p", "t".repeat(50_001)).logins());
        assertInvalid("logins", values, () -> login("p", "").logins());
        assertInvalid("logins", null, () -> login("p".repeat(129), "t").logins());
        assertInvalid("logins", null, () -> login("", "t").logins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{}", "[]", "['S3cret']", "{'a':'S3cret'}"})
    void aMemberOfAnotherTypeIsRefused(String value) {
        assertMalformed("IdentityId must be a string.", () -> request("{'IdentityId':" + value + "}").text("IdentityId", TextShape.IDENTITY_ID));
        assertMalformed("Logins must be a string.", () -> request("{'Logins':{'p':" + value + "}}").logins());
        if (!value.equals("true")) {
            assertMalformed("Flag must be true or false.", () -> request("{'Flag':" + value + "}").flag("Flag"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "'S3cret'", "[{'p':'S3cret'}]"})
    void loginsOfAnotherTypeAreRefusedAndNotTakenForNone(String value) {
        assertMalformed("Logins must be an object.", () -> request("{'Logins':" + value + "}").logins());
    }

    @Test
    void aLoginWithoutATokenIsRefused() {
        assertMalformed("Logins must be a string.", () -> request("{'Logins':{'p':null}}").logins());
    }

    @Test
    void faultsNeverQuoteTheValue() {
        assertInvalid("member", null, () -> with("S3cret").text("Member", TextShape.IDENTITY_ID));
        assertInvalid("logins", null, () -> login("S3cret".repeat(30), "S3cret").logins());
        assertInvalid("type", null, () -> request("{'Type':'S3cret'}").word("Type", RoleMapping.Type.values(), RoleMapping.Type::wireName));
    }

    private static Members logins(int count) {
        ObjectNode members = StrictJson.newObject();
        ObjectNode logins = members.putObject("Logins");
        for (int i = 0; i < count; i++) {
            logins.put("provider-" + i, "token");
        }
        return Members.of(members);
    }

    private static Members login(String provider, String token) {
        ObjectNode members = StrictJson.newObject();
        members.putObject("Logins").put(provider, token);
        return Members.of(members);
    }

    private static Members with(String value) {
        return Members.of(StrictJson.newObject().put("Member", value));
    }

    private static Members request(String json) throws BadRequestException {
        return Members.of(StrictJson.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertInvalid(String member, String constraint, ThrowingCallable call) {
        var refused = assertThatExceptionOfType(ValidationException.class).isThrownBy(call)
                .withMessageStartingWith("1 validation error detected: Value at '" + member + "' failed to satisfy constraint: M")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("S3cret"));
        if (constraint != null) {
            refused.withMessageEndingWith("constraint: " + constraint);
        }
    }

    private static void assertMalformed(String message, ThrowingCallable call) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(call).withMessage(message);
    }
}
