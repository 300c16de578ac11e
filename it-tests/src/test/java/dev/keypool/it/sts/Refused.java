package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What an unmodified SDK makes of a refusal. */
final class Refused {

    private Refused() {}

    static AwsServiceException by(int status, String code, String message, ThrowingCallable call) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refused).as("refused at all").isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).as(refused.getMessage()).isEqualTo(code);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refused.requestId()).isNotBlank();
        return refused;
    }

    static void denied(String action, ThrowingCallable call) {
        by(403, "AccessDenied", "Not authorized to perform " + action, call);
    }
}
