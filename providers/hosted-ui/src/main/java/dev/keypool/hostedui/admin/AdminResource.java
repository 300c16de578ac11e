package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The brandings of a realm: its default and those of its app clients. */
public final class AdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;
    private final BrandingStore store;

    AdminResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource("KEYPOOL_BRANDING");
        this.store = new BrandingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @GET
    @Path("brandings")
    public Response list() {
        auth.realm().requireViewRealm();
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (BrandingStore.Entry entry : store.list(realm.getId())) {
            ClientModel client = entry.clientId() == null ? null : realm.getClientById(entry.clientId());
            if (entry.clientId() == null || client != null && auth.clients().canView(client)) {
                ObjectNode json = all.addObject().put("default", client == null);
                if (client != null) {
                    json.put("id", client.getId()).put("clientId", client.getClientId());
                }
                json.put("publishedAt", entry.publishedAt() == null ? null : Instant.ofEpochMilli(entry.publishedAt()).toString());
            }
        }
        return Response.ok(StrictJson.bytes(all)).type(MediaType.APPLICATION_JSON).build();
    }

    @Path("default")
    public BrandingResource ofRealm() {
        auth.realm().requireViewRealm();
        return branding(null);
    }

    /** @param id Keycloak's own id of the app client, as in its {@code /clients/{id}} */
    @Path("clients/{id}")
    public BrandingResource ofClient(@PathParam("id") String id) {
        auth.realm().requireViewRealm();
        return branding(shown(realm, auth, id));
    }

    /** Of those that this administrator may see. */
    static String shown(RealmModel realm, AdminPermissionEvaluator auth, String id) {
        ClientModel client = realm.getClientById(id);
        if (client == null) {
            throw new NotFoundException("Could not find client");
        }
        auth.clients().requireView(client);
        return client.getId();
    }

    private BrandingResource branding(String clientId) {
        return new BrandingResource(new Draft(session, realm, auth, adminEvent, store, new BrandingKey(realm.getId(), clientId)));
    }
}
