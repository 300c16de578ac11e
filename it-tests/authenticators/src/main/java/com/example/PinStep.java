package com.example;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;

/** Has them prove it. */
public final class PinStep extends Step {

    private static final String PIN = "4711";

    @Override
    public String getId() {
        return "example-pin";
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (Page.typed(context, "pin") == null) {
            context.challenge(Page.asking(context, "pin"));
        } else {
            action(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (PIN.equals(Page.typed(context, "pin"))) {
            context.success();
        } else {
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, Page.asking(context, "pin"));
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
