package dev.keypool.identitypools.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CognitoRequestTest {

    private static final String POOL = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";

    @Test
    void membersAreRead() throws Exception {
        CognitoRequest request = request("{'IdentityPoolId':'" + POOL + "','AccountId':'123456789012','Logins':{'a':'x','b':'y'},'Unknown':[1]}");
        assertThat(request.required(Member.IDENTITY_POOL_ID)).isEqualTo(POOL);
        assertThat(request.optional(Member.ACCOUNT_ID)).isEqualTo("123456789012");
        assertThat(request.optional(Member.CUSTOM_ROLE_ARN)).isNull();
        assertThat(request.logins()).containsEntry("a", "x").containsEntry("b", "y").hasSize(2);
    }

    @Test
    void whatIsNullIsAbsent() throws Exception {
        CognitoRequest request = request("{'IdentityPoolId':null,'CustomRoleArn':null,'Logins':null}");
        assertThat(request.optional(Member.CUSTOM_ROLE_ARN)).isNull();
        assertThat(request.logins()).isEmpty();
        assertInvalid("identityPoolId", "Member must not be null", () -> request.required(Member.IDENTITY_POOL_ID));
        assertInvalid("identityId", "Member must not be null", () -> request("{}").required(Member.IDENTITY_ID));
        assertThat(request("{}").logins()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY_POOL_ID", "IDENTITY_ID"})
    void anIdHasAtMost55Characters(Member member) throws Exception {
        String longest = "us-east-1:" + "a".repeat(45);
        assertThat(with(member, longest).required(member)).isEqualTo(longest);
        assertInvalid(null, "Member must have length less than or equal to 55", () -> with(member, longest + "a").required(member));
        assertInvalid(null, "Member must have length greater than or equal to 1", () -> with(member, "").required(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-east-1:", ":6b1f", "us east:6b1f", "us-east-1:6B1F", "us-east-1:xyz", "us-east-1:6b1f\n",
            "ü:6b1f", "us-east-1:6b1f:6b1f", " us-east-1:6b1f", "us-east-1:６"})
    void anIdIsRegionAndHex(String id) {
        for (Member member : new Member[] {Member.IDENTITY_POOL_ID, Member.IDENTITY_ID}) {
            assertInvalid(null, "Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+", () -> with(member, id).required(member));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,true", "123456789012345,true", "1234567890123456,false", "'',false", "12a,false", "-1,false", "١٢,false"})
    void anAccountHasOneToFifteenDigits(String account, boolean valid) throws Exception {
        if (valid) {
            assertThat(with(Member.ACCOUNT_ID, account).optional(Member.ACCOUNT_ID)).isEqualTo(account);
        } else {
            assertInvalid("accountId", null, () -> with(Member.ACCOUNT_ID, account).optional(Member.ACCOUNT_ID));
        }
    }

    @Test
    void aRolesArnHas20To2048Characters() throws Exception {
        for (int length : new int[] {20, 2048}) {
            assertThat(with(Member.CUSTOM_ROLE_ARN, "r".repeat(length)).optional(Member.CUSTOM_ROLE_ARN)).hasSize(length);
        }
        assertInvalid("customRoleArn", "Member must have length greater than or equal to 20",
                () -> with(Member.CUSTOM_ROLE_ARN, "r".repeat(19)).optional(Member.CUSTOM_ROLE_ARN));
        assertInvalid("customRoleArn", "Member must have length less than or equal to 2048",
                () -> with(Member.CUSTOM_ROLE_ARN, "r".repeat(2049)).optional(Member.CUSTOM_ROLE_ARN));
    }

    @Test
    void thereAreAtMostTenLogins() throws Exception {
        assertThat(logins(10).logins()).hasSize(10);
        assertInvalid("logins", "Member must have length less than or equal to 10", () -> logins(11).logins());
    }

    @Test
    void aTokenHasAtMost50000Characters() throws Exception {
        assertThat(login("p", "t".repeat(50_000)).logins()).containsEntry("p", "t".repeat(50_000));
        assertInvalid("logins value", "Member must have length between 1 and 50000", () -> login("p", "t".repeat(50_001)).logins());
        assertInvalid("logins value", "Member must have length between 1 and 50000", () -> login("p", "").logins());
    }

    @Test
    void aProvidersNameHasAtMost128Characters() throws Exception {
        assertThat(login("p".repeat(128), "t").logins()).hasSize(1);
        assertInvalid("logins key", "Member must have length between 1 and 128", () -> login("p".repeat(129), "t").logins());
        assertInvalid("logins key", "Member must have length between 1 and 128", () -> login("", "t").logins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{}", "[]", "['S3cret']", "{'a':'S3cret'}"})
    void aMemberOfAnotherTypeIsRefused(String value) {
        assertMalformed("IdentityId must be a string.", () -> request("{'IdentityId':" + value + "}").required(Member.IDENTITY_ID));
        assertMalformed("CustomRoleArn must be a string.", () -> request("{'CustomRoleArn':" + value + "}").optional(Member.CUSTOM_ROLE_ARN));
        assertMalformed("Logins must be a string.", () -> request("{'Logins':{'p':" + value + "}}").logins());
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
        assertInvalid(null, null, () -> with(Member.IDENTITY_ID, "S3cret").required(Member.IDENTITY_ID));
        assertInvalid(null, null, () -> login("S3cret".repeat(30), "S3cret").logins());
    }

    private static CognitoRequest logins(int count) {
        ObjectNode members = StrictJson.newObject();
        ObjectNode logins = members.putObject("Logins");
        for (int i = 0; i < count; i++) {
            logins.put("provider-" + i, "token");
        }
        return new CognitoRequest(members);
    }

    private static CognitoRequest login(String provider, String token) {
        ObjectNode members = StrictJson.newObject();
        members.putObject("Logins").put(provider, token);
        return new CognitoRequest(members);
    }

    private static CognitoRequest with(Member member, String value) {
        return new CognitoRequest(StrictJson.newObject().put(member.wireName(), value));
    }

    private static CognitoRequest request(String json) throws BadRequestException {
        return new CognitoRequest(StrictJson.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertInvalid(String member, String constraint, ThrowingCallable call) {
        var refused = assertThatExceptionOfType(ValidationException.class).isThrownBy(call)
                .withMessageMatching("(?s)1 validation error detected: Value at '[a-zA-Z ]+' failed to satisfy constraint: .+")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("S3cret"));
        if (member != null) {
            refused.withMessageContaining("Value at '" + member + "'");
        }
        if (constraint != null) {
            refused.withMessageEndingWith("constraint: " + constraint);
        }
    }

    private static void assertMalformed(String message, ThrowingCallable call) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(call).withMessage(message);
    }
}
