package com.example;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;

/** A page that asks for one thing, without Keycloak's themes. */
final class Page {

    private Page() {
    }

    static Response asking(AuthenticationFlowContext context, String field) {
        String action = context.getActionUrl(context.generateAccessCode()).toString().replace("&", "&amp;");
        return Response.ok("<!DOCTYPE html><html><body><form method=\"post\" action=\"" + action + "\"><input name=\"" + field
                + "\"><button>Go on</button></form></body></html>", MediaType.TEXT_HTML_TYPE).build();
    }

    static String typed(AuthenticationFlowContext context, String field) {
        return context.getHttpRequest().getDecodedFormParameters().getFirst(field);
    }
}
