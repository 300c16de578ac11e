package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;

/** Ends a flow that has succeeded. AuthenticationProcessor.handleBrowserException answers with its response, and writes the event. */
final class RefusedFlow extends AuthenticationFlowException {

    private static final long serialVersionUID = 1;

    private final transient Response response;

    RefusedFlow(TriggerFailure failure, Response response) {
        super(AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR, failure.type().awsName(), null);
        this.response = response;
    }

    @Override
    public Response getResponse() {
        return response;
    }

    /** Anybody can bring it about: no stack trace. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
