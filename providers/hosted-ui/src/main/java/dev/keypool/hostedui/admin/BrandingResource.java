package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.BrandingExport;
import dev.keypool.hostedui.branding.CognitoFile;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.branding.Upload;
import dev.keypool.hostedui.preview.PreviewLink;
import dev.keypool.hostedui.serving.PublishedFiles;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** One branding: a draft that is worked on, and what is published of it. */
public final class BrandingResource {

    /** Settings, style sheet and texts without pictures. */
    private static final int MAX_DRAFT_BYTES = 2 * 1024 * 1024;
    private static final int MAX_UPLOAD_BYTES = 1_500_000;
    private static final int MAX_IMPORT_BYTES = 10 * 1024 * 1024;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;
    private final BrandingStore store;
    private final BrandingKey key;

    BrandingResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent, BrandingStore store, BrandingKey key) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
        this.store = store;
        this.key = key;
    }

    private interface Answer {
        Response give() throws RefusedException;
    }

    private interface Change {
        Response apply(ObjectNode given) throws RefusedException;
    }

    @GET
    public Response draft() {
        return read(() -> Answers.draft(found(store.draft(key)), List.of()));
    }

    @GET
    @Path("published")
    public Response published() {
        return read(() -> {
            Publication published = Publication.kept(found(store.published(key)));
            ObjectNode json = Answers.described(published.branding());
            published.sheets().names().forEach(json.putArray("sheets")::add);
            return Answers.json(json);
        });
    }

    @PUT
    public Response replace(InputStream body) {
        return change(body, MAX_DRAFT_BYTES, given -> {
            Branding before = store.draft(key);
            // As a draft is given out; telling is all that they are for.
            given.remove("warnings");
            return saved(Branding.given(given, before == null ? List.of() : before.assets()), List.of(), List.of());
        });
    }

    @DELETE
    public Response delete() {
        return change(() -> {
            if (!store.remove(key)) {
                throw new NotFoundException("Could not find branding");
            }
            PublishedFiles.changed(session);
            adminEvent.operation(OperationType.DELETE).resourcePath(session.getContext().getUri()).success();
            return Response.noContent().build();
        });
    }

    @POST
    @Path("publish")
    public Response publish() {
        return change(() -> {
            Branding draft = found(store.draft(key));
            store.publish(key, draft, System.currentTimeMillis());
            PublishedFiles.changed(session);
            record(OperationType.ACTION, draft);
            return Answers.draft(draft, List.of());
        });
    }

    /** An address for browsers that shows the draft, and nothing else, for an hour. */
    @POST
    @Path("preview")
    public Response preview() {
        return read(() -> {
            found(store.draft(key));
            PreviewLink link = PreviewLink.create(session, realm, key);
            adminEvent.operation(OperationType.ACTION).resourcePath(session.getContext().getUri()).success();
            return Answers.json(StrictJson.newObject().put("url", link.url().toString()).put("expires", link.expires()));
        });
    }

    /** Takes another branding's draft: {@code {"client": "<id>"}}, or {@code {}} for the realm's default. */
    @POST
    @Path("copy")
    public Response copy(InputStream body) {
        return change(body, MAX_DRAFT_BYTES, given -> {
            if (given.hasNonNull("client") && !given.get("client").isTextual() || given.size() > (given.has("client") ? 1 : 0)) {
                throw new RefusedException("What is copied is {\"client\": \"<id>\"}, or {} for the realm's default.");
            }
            String client = given.hasNonNull("client") ? AdminResource.existing(realm, given.get("client").textValue()) : null;
            return saved(found(store.draft(new BrandingKey(key.realmId(), client))), List.of(), List.of());
        });
    }

    @GET
    @Path("assets")
    public Response assets() {
        return read(() -> Answers.json((ArrayNode) found(store.draft(key)).json().get("assets")));
    }

    /** Cognito's AssetType: category, colorMode, resourceId, extension, and the bytes in base64. */
    @POST
    @Path("assets")
    public Response upload(InputStream body) {
        return change(body, MAX_UPLOAD_BYTES, given -> {
            Upload upload = Upload.read(given, "$");
            Branding draft = draftOrEmpty().with(upload.reference());
            store.save(key, draft, List.of(upload.file()));
            record(OperationType.UPDATE, draft);
            ObjectNode json = upload.reference().json();
            upload.removed().forEach(json.putArray("removed")::add);
            return Response.status(Response.Status.CREATED).entity(StrictJson.bytes(json)).type(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.ETAG, Revision.of(draft)).build();
        });
    }

    @DELETE
    @Path("assets/{category}/{colorMode}")
    public Response deleteAsset(@PathParam("category") String category, @PathParam("colorMode") String colorMode, @QueryParam("resourceId") String resourceId) {
        return change(() -> {
            Branding draft = found(store.draft(key));
            AssetReference asset = draft.assets().stream()
                    .filter(one -> one.category().name().equals(category) && one.colorMode().name().equals(colorMode) && Objects.equals(one.resourceId(), resourceId))
                    .findFirst().orElseThrow(() -> new NotFoundException("Could not find asset"));
            Branding without = draft.without(asset.category(), asset.colorMode(), asset.resourceId());
            store.save(key, without, List.of());
            record(OperationType.UPDATE, without);
            return Response.noContent().build();
        });
    }

    /** The draft and its pictures in one file. */
    @GET
    @Path("export")
    public Response export() {
        return read(() -> Response.ok(StrictJson.bytes(BrandingExport.write(found(store.draft(key)), hash -> store.file(key.realmId(), hash))))
                .type(MediaType.APPLICATION_JSON).header("Content-Disposition", "attachment; filename=\"branding.json\"").build());
    }

    /** What was exported, here or from Cognito, checked anew, becomes the draft. */
    @POST
    @Path("import")
    public Response takeIn(InputStream body) {
        return change(body, MAX_IMPORT_BYTES, given -> {
            if (CognitoFile.isOne(given)) {
                CognitoFile file = CognitoFile.read(given, draftOrEmpty());
                return saved(file.branding(), file.files(), file.notices());
            }
            BrandingExport taken = BrandingExport.read(given);
            return saved(taken.branding(), taken.files(), List.of());
        });
    }

    private Response saved(Branding draft, List<StoredFile> files, List<String> notices) {
        store.save(key, draft, files);
        record(OperationType.UPDATE, draft);
        return Answers.draft(draft, notices);
    }

    private Branding draftOrEmpty() throws RefusedException {
        Branding draft = store.draft(key);
        return draft == null ? Branding.empty() : draft;
    }

    private static <T> T found(T branding) {
        if (branding == null) {
            throw new NotFoundException("Could not find branding");
        }
        return branding;
    }

    private void record(OperationType operation, Branding draft) {
        adminEvent.operation(operation).resourcePath(session.getContext().getUri()).representation(draft.json()).success();
    }

    private Response read(Answer answer) {
        auth.realm().requireViewRealm();
        return told(answer);
    }

    private Response change(Answer answer) {
        auth.realm().requireManageRealm();
        return told(() -> {
            store.hold(key);
            if (Revision.isAsked(headers())) {
                Revision.require(headers(), store.draft(key));
            }
            return answer.give();
        });
    }

    /** Nobody waits in the database for a body that comes slowly. */
    private Response change(InputStream body, int maxBytes, Change change) {
        auth.realm().requireManageRealm();
        return told(() -> {
            ObjectNode given = StrictJson.object(Body.read(body, maxBytes));
            return change(() -> change.apply(given));
        });
    }

    private HttpHeaders headers() {
        return session.getContext().getRequestHeaders();
    }

    private static Response told(Answer answer) {
        try {
            return answer.give();
        } catch (RefusedException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }
}
