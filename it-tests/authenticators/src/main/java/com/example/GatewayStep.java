package com.example;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/** Takes whom a gateway has signed in, and shows nothing, like Keycloak's own for Kerberos and certificates. */
public final class GatewayStep extends Step {

    @Override
    public String getId() {
        return "example-gateway";
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        String name = context.getHttpRequest().getHttpHeaders().getHeaderString("X-Gateway-User");
        UserModel user = name == null ? null : context.getSession().users().getUserByUsername(context.getRealm(), name);
        if (user == null) {
            context.attempted();
        } else {
            context.setUser(user);
            context.success();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
