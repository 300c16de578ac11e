package dev.keypool.triggers.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.EventSubscription;
import dev.keypool.triggers.functions.EventJson;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The realm's queue and its dead letters, for those who may see or manage its events. */
public final class EventsResource {

    private static final int MAX_PAGE = 100;
    private static final int MAX_AT_ONCE = 500;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    EventsResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource("KEYPOOL_EVENT");
    }

    @GET
    public Response get() {
        auth.realm().requireViewEvents();
        return ok(EventJson.newObject().put("queued", outbox().count(realm.getId())).put("deadLetters", letters().count(realm.getId())));
    }

    @GET
    @Path("dead-letters")
    public Response list(@QueryParam("first") @DefaultValue("0") int first, @QueryParam("max") @DefaultValue("20") int max) {
        auth.realm().requireViewEvents();
        if (first < 0 || max < 1 || max > MAX_PAGE) {
            throw ErrorResponse.error("first must not be negative, max must be 1 to " + MAX_PAGE + ".", Response.Status.BAD_REQUEST);
        }
        ArrayNode page = EventJson.newObject().putArray("page");
        letters().list(realm.getId(), first, max).forEach(letter -> page.add(DeadLetterJson.of(letter, false)));
        return ok(page);
    }

    @GET
    @Path("dead-letters/{id}")
    public Response get(@PathParam("id") String id) {
        auth.realm().requireViewEvents();
        return ok(DeadLetterJson.of(find(id), true));
    }

    @POST
    @Path("dead-letters/{id}/resend")
    public Response resend(@PathParam("id") String id) {
        auth.realm().requireManageEvents();
        DeadLetter letter = find(id);
        if (realm.getComponent(letter.event().subscriptionId()) == null) {
            throw ErrorResponse.error("Its event subscription has been deleted.", Response.Status.CONFLICT);
        }
        if (!letters().sendAgain(letter, System.currentTimeMillis())) {
            throw new NotFoundException();
        }
        done(OperationType.ACTION);
        return Response.noContent().build();
    }

    /** So many at once; those whose subscription has been deleted stay. */
    @POST
    @Path("dead-letters/resend")
    public Response resendAll() {
        auth.realm().requireManageEvents();
        List<String> subscriptions = realm.getComponentsStream(realm.getId(), EventSubscription.class.getName()).map(ComponentModel::getId).toList();
        int sent = 0;
        for (DeadLetter letter : letters().ofSubscriptions(realm.getId(), subscriptions, MAX_AT_ONCE)) {
            sent += letters().sendAgain(letter, System.currentTimeMillis()) ? 1 : 0;
        }
        done(OperationType.ACTION);
        return ok(EventJson.newObject().put("resent", sent).put("deadLetters", letters().count(realm.getId())));
    }

    @DELETE
    @Path("dead-letters/{id}")
    public Response delete(@PathParam("id") String id) {
        auth.realm().requireManageEvents();
        if (!letters().delete(realm.getId(), find(id).id())) {
            throw new NotFoundException();
        }
        done(OperationType.DELETE);
        return Response.noContent().build();
    }

    @DELETE
    @Path("dead-letters")
    public Response deleteAll() {
        auth.realm().requireManageEvents();
        letters().deleteAll(realm.getId());
        done(OperationType.DELETE);
        return Response.noContent().build();
    }

    private void done(OperationType operation) {
        adminEvent.operation(operation).resourcePath(session.getContext().getUri()).success();
    }

    private DeadLetter find(String id) {
        // A text of any other kind is the id of none.
        long number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
        return letters().find(realm.getId(), number).orElseThrow(NotFoundException::new);
    }

    private Outbox outbox() {
        return new Outbox(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    private DeadLetters letters() {
        return new DeadLetters(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    private static Response ok(JsonNode json) {
        return Response.ok(EventJson.bytes(json)).type(MediaType.APPLICATION_JSON).build();
    }
}
