package dev.keypool.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;

/**
 * One call of an operation by the SDK, and what must come of it.
 *
 * @param operation as the model calls it
 * @param error     the error code that must be answered, or null for a success
 * @param message   what the error's message must contain, or null
 */
record Case(String operation, String error, String message, String about, Call call) {

    interface Call {
        void make(PoolRealm realm);
    }

    static Case success(String operation, String about, Call call) {
        return new Case(operation, null, null, about, call);
    }

    static Case refused(String operation, String error, String message, Call call) {
        return new Case(operation, error, message, error + ": " + message, call);
    }

    String name() {
        return operation + " · " + about;
    }

    void run(PoolRealm realm) {
        if (error == null) {
            call.make(realm);
            return;
        }
        Throwable thrown = catchThrowable(() -> call.make(realm));
        assertThat(thrown).isInstanceOfSatisfying(CognitoIdentityException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).as(e.getMessage()).isEqualTo(error);
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            assertThat(e.requestId()).matches("[0-9a-f-]{36}");
        });
    }
}
