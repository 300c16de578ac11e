package dev.keypool.identitypools.sts;

import static dev.keypool.identitypools.sts.Calls.assertRefused;
import static dev.keypool.identitypools.sts.Calls.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.Example;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRequestTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String ARN = "arn:aws:iam::123456789012:role/Players";

    @Test
    void itHasARoleAPolicyAndATime() throws Exception {
        SessionRequest request = read("RoleArn", ARN, "Policy", Example.OWN_PREFIX, "DurationSeconds", "1000");
        assertThat(request).isEqualTo(new SessionRequest(ARN, List.of(Example.OWN_PREFIX), 1000));
        assertThat(read("RoleArn", ARN).policies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "x", "{\"Version\":\"2012-10-17\"}", "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}"})
    void aPolicyIsASessionPolicy(String policy) {
        StsException refused = catchThrowableOfType(StsException.class, () -> read("RoleArn", ARN, "Policy", policy));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.code()).isEqualTo("MalformedPolicyDocument");
        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PolicyArns.member.1.arn", "PolicyArns.member.1", "PolicyArns.1.arn", "PolicyArns"})
    void managedPoliciesAreNeverPassedOver(String name) {
        assertRefused(400, "ValidationError", "Managed policies do not exist here, so PolicyArns cannot be used; give the policy itself as Policy.",
                () -> read("RoleArn", ARN, name, "arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }

    @Test
    void aRoleHasALongestSession() throws Exception {
        SessionRequest hour = read("RoleArn", ARN, "DurationSeconds", "3600");
        SessionRequest longer = read("RoleArn", ARN, "DurationSeconds", "3601");
        assertThatCode(() -> hour.requireWithin(Example.authenticated())).doesNotThrowAnyException();
        assertRefused(400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                () -> longer.requireWithin(Example.authenticated()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-,-,3600", "7200,-,3600", "1000,-,1000", "-,600,600", "1000,600,600", "1000,7200,1000", "-,0,1"})
    void anAssertionShortensItOnly(Integer most, Integer endIn, int seconds) {
        SessionRequest asked = new SessionRequest(ARN, List.of(), 3600);
        assertThat(asked.shortened(most, endIn == null ? null : NOW.plusSeconds(endIn), NOW).seconds()).isEqualTo(seconds);
    }

    private static SessionRequest read(String... query) throws Exception {
        StsParameters parameters = parameters(query);
        SessionRequest request = SessionRequest.read(parameters);
        parameters.requireValid();
        request.check(parameters);
        return request;
    }
}
