package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.config.ConfiguredFunctions;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.observability.Invocation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What administrators see of functions besides their components. */
public final class AdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    AdminResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    @GET
    @Path("invocations")
    public Response invocations() {
        auth.realm().requireViewRealm();
        return answer(triggers().lastCalls());
    }

    @GET
    @Path("functions/{name}/invocations")
    public Response invocations(@PathParam("name") String function) {
        auth.realm().requireViewRealm();
        requireFunction(function);
        return answer(triggers().lastCalls(function));
    }

    @Path("functions/{name}/test")
    public TestResource test(@PathParam("name") String function) {
        auth.realm().requireManageRealm();
        requireFunction(function);
        return new TestResource(session, realm, auth, adminEvent, function);
    }

    private void requireFunction(String name) {
        if (!ConfiguredFunctions.exists(realm, name)) {
            throw new NotFoundException("Could not find function");
        }
    }

    private Triggers triggers() {
        return session.getProvider(Triggers.class);
    }

    private static Response answer(List<Invocation> invocations) {
        ObjectNode body = EventJson.newObject().put("scope", "node");
        ArrayNode all = body.putArray("invocations");
        invocations.forEach(invocation -> all.add(json(invocation)));
        return Response.ok(EventJson.bytes(body)).type(MediaType.APPLICATION_JSON).build();
    }

    private static ObjectNode json(Invocation invocation) {
        ObjectNode json = EventJson.newObject().put("time", invocation.at().toString()).put("function", invocation.function())
                .put("triggerSource", invocation.source()).put("outcome", invocation.outcome());
        if (invocation.error() != null) {
            json.put("error", invocation.error());
        }
        return json.put("durationMillis", invocation.millis()).put("attempts", invocation.attempts())
                .put("circuit", invocation.circuitOpen() ? "open" : "closed").put("test", invocation.test());
    }
}
