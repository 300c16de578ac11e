package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which classes of the server's it sees, and with the argument "overflow" ends badly. */
public class SeeWhatIsThere implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Map<String, Object> request = (Map<String, Object>) event.get("request");
        if (Map.of("test", "overflow").equals(request.get("validationData"))) {
            return handleRequest(event, context);
        }
        List<String> seen = new ArrayList<>();
        for (String name : List.of("org.keycloak.models.KeycloakSession", "dev.keypool.triggers.Triggers", "com.fasterxml.jackson.databind.ObjectMapper",
                "io.quarkus.runtime.Quarkus", "org.postgresql.Driver")) {
            try {
                Class.forName(name, false, Thread.currentThread().getContextClassLoader());
                seen.add(name);
            } catch (ClassNotFoundException e) {
                // As it should be.
            }
        }
        throw new IllegalStateException("Seen: " + seen);
    }
}
