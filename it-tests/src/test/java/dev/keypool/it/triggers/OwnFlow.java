package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.ThrowawayRealm;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;

/** An app client with a flow of its own, as administrators make them. */
public final class OwnFlow {

    private OwnFlow() {
    }

    /** @param binding {@code browser} or {@code direct_grant} */
    static void add(FunctionRealm realm, String client, String binding, String requirement, String... executions) {
        add(realm.realm(), client, binding, requirement, executions);
    }

    /** @param binding {@code browser} or {@code direct_grant} */
    public static void add(ThrowawayRealm realm, String client, String binding, String requirement, String... executions) {
        AuthenticationManagementResource flows = realm.resource().flows();
        String alias = "flow of " + client;
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias(alias);
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        String id;
        try (Response response = flows.createFlow(flow)) {
            assertThat(response.getStatus()).isEqualTo(201);
            id = response.getLocation().getPath().replaceAll(".*/", "");
        }
        for (String execution : List.of(executions)) {
            flows.addExecution(alias, Map.of("provider", execution));
        }
        for (AuthenticationExecutionInfoRepresentation execution : flows.getExecutions(alias)) {
            execution.setRequirement(requirement);
            flows.updateExecutions(alias, execution);
        }
        ClientRepresentation app = ThrowawayRealm.publicClient(client, FunctionRealm.CALLBACK.toString());
        app.setAuthenticationFlowBindingOverrides(Map.of(binding, id));
        try (Response response = realm.resource().clients().create(app)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
    }
}
