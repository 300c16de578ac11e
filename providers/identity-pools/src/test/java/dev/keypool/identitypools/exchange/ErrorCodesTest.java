package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {

    @Test
    void theCodesAreThoseOfTheCognitoModel() {
        assertThat(Arrays.stream(ExchangeError.values()).map(ExchangeError::code)).containsExactly("InvalidParameterException",
                "NotAuthorizedException", "ResourceNotFoundException", "ResourceConflictException",
                "InvalidIdentityPoolConfigurationException", "ExternalServiceException", "DeveloperUserAlreadyRegisteredException", "ConcurrentModificationException",
                "LimitExceededException", "TooManyRequestsException", "InternalErrorException");
    }

    @Test
    void reasonsAreLabelsOfMetricsWhateverTheServersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Arrays.stream(Refusal.values()).map(Refusal::label)).doesNotHaveDuplicates()
                    .allMatch(label -> label.matches("[a-z]+(_[a-z]+)*")).contains("wrong_audience", "invalid_parameter");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusalsSayWhatCognitoSays() {
        assertThat(ExchangeException.poolNotFound("r:1")).hasMessage("IdentityPool 'r:1' not found.");
        assertThat(ExchangeException.identityNotFound("r:1")).hasMessage("Identity 'r:1' not found.");
        assertThat(ExchangeException.invalidLogin(Refusal.WRONG_AUDIENCE, "Incorrect token audience."))
                .hasMessage("Invalid login token. Incorrect token audience.");
        assertThat(ExchangeException.badPoolConfiguration(Refusal.ROLE_MISSING))
                .hasMessage("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        assertThat(ExchangeException.invalidParameter("x").error()).isEqualTo(ExchangeError.INVALID_PARAMETER);
        assertThat(ExchangeException.unavailable(Refusal.REALM_DISABLED, "x").error()).isEqualTo(ExchangeError.NOT_AUTHORIZED);
    }
}
