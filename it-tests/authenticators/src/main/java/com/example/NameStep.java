package com.example;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.models.UserModel;

/** Finds out who it is, on a page or by a parameter of the password grant. */
public final class NameStep extends Step {

    @Override
    public String getId() {
        return "example-name";
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (Page.typed(context, "username") == null) {
            context.challenge(Page.asking(context, "username"));
        } else {
            action(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String name = Page.typed(context, "username");
        UserModel user = name == null ? null : context.getSession().users().getUserByUsername(context.getRealm(), name);
        if (user == null) {
            context.failureChallenge(AuthenticationFlowError.UNKNOWN_USER, Page.asking(context, "username"));
        } else {
            context.setUser(user);
            context.success();
        }
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
