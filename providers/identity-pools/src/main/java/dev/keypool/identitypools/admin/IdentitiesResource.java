package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.identities.IdentityDirectory;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** One identity, whichever pool of the realm it is of: read, deleted, and its credentials taken back. */
public final class IdentitiesResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    IdentitiesResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource("KEYPOOL_IDENTITY");
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        auth.realm().requireViewRealm();
        return ok(documents().write(known().find(id)));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        auth.realm().requireManageRealm();
        Identity identity = known().find(id);
        changing(() -> {
            directory().delete(List.of(identity));
            return null;
        });
        adminEvent.operation(OperationType.DELETE).resourcePath(session.getContext().getUri()).success();
        return Response.noContent().build();
    }

    /** Takes back what the identity, and those that were merged into it, were issued: it is refused from now on. */
    @POST
    @Path("{id}/revoke")
    public Response revoke(@PathParam("id") String id, InputStream body) {
        auth.realm().requireManageRealm();
        known().find(id);
        long asked = time(body);
        // After the wait.
        Identity identity = known().find(id);
        long before = changing(() -> directory().revoke(identity, asked));
        ObjectNode answer = StrictJson.newObject().put(ComponentRevocation.SETTING, before);
        adminEvent.operation(OperationType.ACTION).resourcePath(session.getContext().getUri()).representation(answer).success();
        return ok(answer);
    }

    private static long time(InputStream body) {
        try {
            return new RevocationTime().of(body);
        } catch (BadRequestException | InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    private static <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } catch (IdentityConflictException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.CONFLICT);
        }
    }

    private IdentityDirectory directory() {
        return session.getProvider(IdentityPools.class).identityDirectory();
    }

    private KnownIdentities known() {
        return new KnownIdentities(session, realm, directory());
    }

    private IdentityDocuments documents() {
        return new IdentityDocuments(RealmSettings.of(realm).region());
    }

    private static Response ok(ObjectNode json) {
        return Response.ok(StrictJson.bytes(json)).type(MediaType.APPLICATION_JSON).build();
    }
}
