package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.http.StrictJson;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.text.MessageFormat;
import java.util.Comparator;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Lists, reads, creates, replaces and deletes components of one kind. It is stricter than Keycloak's own
 * {@code /components}: what is named must be there, and what is in use stays.
 */
public final class ConfigurationResource {

    /** Room for a role with all the policies that it may have. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;
    private final Documents documents;

    ConfigurationResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth,
                          AdminEventBuilder adminEvent, Documents documents) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource(documents.resourceType());
        this.documents = documents;
    }

    @GET
    public Response list() {
        auth.realm().requireViewRealm();
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        realm.getComponentsStream(realm.getId(), documents.providerType())
                .sorted(Comparator.comparing(ComponentModel::getName))
                .forEach(component -> all.add(written(component)));
        return Response.ok(StrictJson.bytes(all)).type(MediaType.APPLICATION_JSON).build();
    }

    @POST
    public Response create(InputStream body) {
        auth.realm().requireManageRealm();
        ComponentModel component = new ComponentModel();
        component.setProviderType(documents.providerType());
        component.setProviderId(documents.providerId());
        component.setParentId(realm.getId());
        ComponentModel created = changing(body, component, () -> realm.addComponentModel(component));
        URI location = session.getContext().getUri().getAbsolutePathBuilder().path(created.getId()).build();
        recordChange(OperationType.CREATE, created);
        return Response.created(location).type(MediaType.APPLICATION_JSON).entity(StrictJson.bytes(written(created))).build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        auth.realm().requireViewRealm();
        return Response.ok(StrictJson.bytes(written(find(id)))).type(MediaType.APPLICATION_JSON).build();
    }

    @PUT
    @Path("{id}")
    public Response replace(@PathParam("id") String id, InputStream body) {
        auth.realm().requireManageRealm();
        ComponentModel found = find(id);
        // A copy: the component that is found is the realm cache's own.
        ComponentModel component = new ComponentModel(found);
        component.setConfig(new MultivaluedHashMap<>());
        ComponentModel replaced = changing(body, component, () -> {
            if (!found.getName().equals(component.getName())) {
                documents.requireUnreferenced(found);
            }
            realm.updateComponent(component);
            return component;
        });
        recordChange(OperationType.UPDATE, replaced);
        return Response.ok(StrictJson.bytes(written(replaced))).type(MediaType.APPLICATION_JSON).build();
    }

    /** Takes back what was issued: it is refused from now on. */
    @POST
    @Path("{id}/revoke")
    public Response revoke(@PathParam("id") String id, InputStream body) {
        auth.realm().requireManageRealm();
        find(id);
        return checked(() -> {
            long before = new ComponentRevocation(session, realm).revoke(documents.providerType(), id, new RevocationTime().of(body));
            ObjectNode answer = StrictJson.newObject().put(ComponentRevocation.SETTING, before);
            adminEvent.operation(OperationType.ACTION).resourcePath(session.getContext().getUri()).representation(answer).success();
            return Response.ok(StrictJson.bytes(answer)).type(MediaType.APPLICATION_JSON).build();
        });
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        auth.realm().requireManageRealm();
        ComponentModel component = find(id);
        try {
            documents.requireUnreferenced(component);
        } catch (InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.CONFLICT);
        }
        realm.removeComponent(component);
        adminEvent.operation(OperationType.DELETE).resourcePath(session.getContext().getUri()).success();
        return Response.noContent().build();
    }

    private interface Change<T> {
        T apply() throws BadRequestException;
    }

    private ComponentModel changing(InputStream body, ComponentModel component, Change<ComponentModel> change) {
        return checked(() -> {
            documents.read(StrictJson.object(RequestBody.read(body, MAX_BYTES)), component);
            documents.requireReferences(component);
            return change.apply();
        });
    }

    private static <T> T checked(Change<T> change) {
        try {
            return change.apply();
        } catch (BadRequestException | InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        } catch (ComponentValidationException e) {
            throw ErrorResponse.error(MessageFormat.format(e.getMessage(), e.getParameters()), Response.Status.BAD_REQUEST);
        }
    }

    /** Region and account of the realm are part of what is written: settings that are invalid are the answer then. */
    private ObjectNode written(ComponentModel component) {
        try {
            return documents.write(component);
        } catch (InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    private ComponentModel find(String id) {
        ComponentModel component = realm.getComponent(id);
        if (component == null || !documents.providerType().equals(component.getProviderType())) {
            throw new NotFoundException("Could not find " + documents.providerId());
        }
        return component;
    }

    private void recordChange(OperationType operation, ComponentModel component) {
        if (operation == OperationType.CREATE) {
            adminEvent.resourcePath(session.getContext().getUri(), component.getId());
        } else {
            adminEvent.resourcePath(session.getContext().getUri());
        }
        adminEvent.operation(operation).representation(written(component)).success();
    }
}
