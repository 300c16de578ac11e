package dev.keypool.identitypools.sts;

import static dev.keypool.identitypools.sts.Calls.assertRefused;
import static dev.keypool.identitypools.sts.Calls.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StsParametersTest {

    @Test
    void whatIsMissingIsNull() throws Exception {
        StsParameters read = parameters();
        read.required(StsParameter.ROLE_SESSION_NAME);
        assertRefused(400, "ValidationError", "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint:"
                + " Member must not be null", read::requireValid);
        assertThat(parameters().optional(StsParameter.POLICY)).isNull();
    }

    @Test
    void allThatIsBrokenIsNamedAndNoneOfItQuoted() throws Exception {
        StsParameters read = parameters("RoleSessionName", "Session1:2", "RoleArn", "short");
        read.required(StsParameter.ROLE_ARN);
        read.required(StsParameter.ROLE_SESSION_NAME);
        assertRefused(400, "ValidationError", "2 validation errors detected: Value at 'roleArn' failed to satisfy constraint:"
                + " Member must have length greater than or equal to 20; Value at 'roleSessionName' failed to satisfy constraint:"
                + " Member must satisfy regular expression pattern: [\\w+=,.@-]*", read::requireValid);
    }

    @ParameterizedTest
    @CsvSource({"ROLE_ARN,20,2048", "PRINCIPAL_ARN,20,2048", "ROLE_SESSION_NAME,2,64", "WEB_IDENTITY_TOKEN,4,20000", "PROVIDER_ID,4,2048",
        "SAML_ASSERTION,4,100000", "POLICY,1,2048", "EXTERNAL_ID,2,1224", "SOURCE_IDENTITY,2,64", "SERIAL_NUMBER,9,256", "TOKEN_CODE,6,6",
        "ACCESS_KEY_ID,16,128", "ENCODED_MESSAGE,1,10240"})
    void lengthsAreTheModels(StsParameter parameter, int min, int max) throws Exception {
        for (int length : new int[] {min, max}) {
            assertThatCode(read(parameter, "1".repeat(length))::requireValid).doesNotThrowAnyException();
        }
        String at = "1 validation error detected: Value at '" + Character.toLowerCase(parameter.wireName().charAt(0)) + parameter.wireName().substring(1)
                + "' failed to satisfy constraint: Member must have length ";
        assertRefused(400, "ValidationError", at + "greater than or equal to " + min, read(parameter, "1".repeat(min - 1))::requireValid);
        assertRefused(400, "ValidationError", at + "less than or equal to " + max, read(parameter, "1".repeat(max + 1))::requireValid);
    }

    @ParameterizedTest
    @CsvSource({"ROLE_SESSION_NAME,a b", "ROLE_SESSION_NAME,a/b", "ROLE_SESSION_NAME,a:b", "ROLE_SESSION_NAME,ää", "ROLE_SESSION_NAME,a*b",
        "ROLE_SESSION_NAME,a${b}", "SOURCE_IDENTITY,aws:a", "SOURCE_IDENTITY,a b", "EXTERNAL_ID,a b", "TOKEN_CODE,12345a", "ACCESS_KEY_ID,ASIA-AAAAAAAAAAAAAAA",
        "POLICY,\u0100", "POLICY,a\u0001b"})
    void charactersAreTheModels(StsParameter parameter, String value) throws Exception {
        StsParameters read = read(parameter, value);
        assertThat(catchThrowable(read::requireValid)).hasMessageContaining("regular expression pattern").hasMessageNotContaining(value);
    }

    @Test
    void aSessionLastsAnHourUnlessItIsSaid() throws Exception {
        assertThat(parameters().duration()).isEqualTo(3600);
        assertThat(parameters("DurationSeconds", "900").duration()).isEqualTo(900);
        assertThat(parameters("DurationSeconds", "43200").duration()).isEqualTo(43_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"899", "0", "-1", "", "x", "1e3", "900.5", " 900", "0x900", "99999999999999999999"})
    void tooShort(String value) throws Exception {
        StsParameters read = parameters("DurationSeconds", value);
        read.duration();
        assertRefused(400, "ValidationError", "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 900", read::requireValid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"43201", "999999999"})
    void tooLong(String value) throws Exception {
        StsParameters read = parameters("DurationSeconds", value);
        read.duration();
        assertRefused(400, "ValidationError", "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint:"
                + " Member must have value less than or equal to 43200", read::requireValid);
    }

    private static StsParameters read(StsParameter parameter, String value) throws Exception {
        StsParameters read = parameters(parameter.wireName(), value);
        read.optional(parameter);
        return read;
    }
}
