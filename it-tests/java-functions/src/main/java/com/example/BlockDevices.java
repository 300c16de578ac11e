package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import java.util.Map;

/** Nobody signs in with a stolen device. */
public class BlockDevices implements RequestHandler<CognitoUserPoolPreAuthenticationEvent, CognitoUserPoolPreAuthenticationEvent> {

    @Override
    public CognitoUserPoolPreAuthenticationEvent handleRequest(CognitoUserPoolPreAuthenticationEvent event, Context context) {
        Map<String, String> sent = event.getRequest().getValidationData();
        if (sent != null && "stolen".equals(sent.get("device"))) {
            throw new IllegalStateException("This device is blocked");
        }
        return event;
    }
}
