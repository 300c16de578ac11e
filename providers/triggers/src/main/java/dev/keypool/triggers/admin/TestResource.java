package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.TriedCall;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.userpool.UserPool;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Sends a function a sample event and tells what came back. Changes nothing in the realm. */
public final class TestResource {

    private static final String SAMPLE_CLIENT = "sample-app-client";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;
    private final String function;

    TestResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent, String function) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource("KEYPOOL_TRIGGER_FUNCTION");
        this.function = function;
    }

    @POST
    public Response test(InputStream body) {
        auth.realm().requireManageRealm();
        try {
            TestRequest request = TestRequest.read(body);
            UserModel user = user(request);
            Envelope envelope = UserPool.envelope(realm, request.clientId() == null ? SAMPLE_CLIENT : request.clientId());
            Experiment experiment = Experiment.of(request, envelope, user == null ? null : Person.of(user));
            ObjectNode event = experiment.event();
            if (request.overrides() != null) {
                merge(event.withObject("/request"), request.overrides());
            }
            record(request, user);
            return Response.ok(EventJson.bytes(report(experiment, event))).type(MediaType.APPLICATION_JSON).build();
        } catch (BadTestException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    private UserModel user(TestRequest request) throws BadTestException {
        if (request.userId() == null && request.username() == null) {
            return null;
        }
        if (request.userId() != null && request.username() != null) {
            throw new BadTestException("userId and username exclude each other.");
        }
        UserModel user = request.userId() == null ? session.users().getUserByUsername(realm, request.username())
                : session.users().getUserById(realm, request.userId());
        if (user == null) {
            // As in Keycloak's own UsersResource: who may not search learns nothing of who is there.
            throw auth.users().canQuery() ? new NotFoundException("User not found") : new ForbiddenException();
        }
        auth.users().requireView(user);
        return user;
    }

    /** The function may do anything with what it gets, so it is on record that a person's attributes went there. */
    private void record(TestRequest request, UserModel user) {
        ObjectNode representation = EventJson.newObject().put("triggerSource", request.triggerSource());
        if (user != null) {
            representation.put("userId", user.getId());
        }
        adminEvent.operation(OperationType.ACTION).resourcePath(session.getContext().getUri()).representation(representation).success();
    }

    private ObjectNode report(Experiment experiment, ObjectNode event) {
        TriedCall<ObjectNode> tried = session.getProvider(Triggers.class).tryOut(experiment.type(), function, event, experiment::effect);
        ObjectNode report = EventJson.newObject().put("function", function).put("trigger", experiment.type().awsName())
                .put("triggerSource", event.path("triggerSource").textValue()).put("outcome", tried.invocation().outcome());
        if (tried.failure() != null) {
            report.put("error", tried.failure().getMessage());
        }
        report.put("durationMillis", tried.invocation().millis()).put("attempts", tried.invocation().attempts())
                .put("meaning", tried.failure() == null ? Meaning.ofSuccess(experiment.type(), tried.effect()) : Meaning.ofFailure(experiment.type()));
        if (tried.effect() != null) {
            report.set("changes", tried.effect());
        }
        report.set("request", withoutPassword(event));
        if (tried.answer() != null) {
            report.set("response", withoutPassword(tried.answer()));
        }
        return report;
    }

    /** Who tries a migration out may have to use somebody's real one, and functions give events back. */
    private static ObjectNode withoutPassword(ObjectNode event) {
        if (event.at("/request/password").isMissingNode()) {
            return event;
        }
        ObjectNode shown = event.deepCopy();
        ((ObjectNode) shown.get("request")).put("password", ComponentRepresentation.SECRET_VALUE);
        return shown;
    }

    private static void merge(ObjectNode into, ObjectNode over) {
        for (Map.Entry<String, JsonNode> member : over.properties()) {
            if (member.getValue() instanceof ObjectNode object && into.get(member.getKey()) instanceof ObjectNode existing) {
                merge(existing, object);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        }
    }
}
