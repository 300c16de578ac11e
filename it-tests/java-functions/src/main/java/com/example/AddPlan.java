package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.AccessTokenGeneration;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.ClaimsAndScopeOverrideDetails;
import java.util.Map;

/** Tells services which plan somebody has. */
public class AddPlan implements RequestHandler<CognitoUserPoolPreTokenGenerationEventV2, CognitoUserPoolPreTokenGenerationEventV2> {

    @Override
    public CognitoUserPoolPreTokenGenerationEventV2 handleRequest(CognitoUserPoolPreTokenGenerationEventV2 event, Context context) {
        context.getLogger().log("Plan of a member of " + String.join(", ", event.getRequest().getGroupConfiguration().getGroupsToOverride()));
        event.getResponse().setClaimsAndScopeOverrideDetails(ClaimsAndScopeOverrideDetails.builder()
                .withAccessTokenGeneration(AccessTokenGeneration.builder()
                        .withClaimsToAddOrOverride(Map.of("plan", "gold of " + event.getUserName()))
                        .withScopesToAdd(new String[] {"solar/read"})
                        .build())
                .build());
        return event;
    }
}
