package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.BrandingExport;
import dev.keypool.hostedui.branding.CognitoFile;
import dev.keypool.hostedui.branding.Compiled;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.preview.PreviewLink;
import dev.keypool.hostedui.serving.PublishedFiles;
import dev.keypool.hostedui.store.BrandingKey;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.ErrorResponse;

/** One branding: a draft that is worked on, and what is published of it. */
public final class BrandingResource {

    private static final Limit DRAFT = new Limit(2 * 1024 * 1024, "Settings, style sheet and texts are taken here; send a file with pictures to \"import\".");
    private static final Limit IMPORT = new Limit(10 * 1024 * 1024, "The pictures of a branding have " + Branding.MAX_ASSET_BYTES + " bytes together at most.");

    private final Draft draft;

    BrandingResource(Draft draft) {
        this.draft = draft;
    }

    @GET
    public Response draft() {
        return draft.read(() -> Answers.draft(draft.existing(), List.of(), draft::messages));
    }

    @GET
    @Path("published")
    public Response published() {
        return draft.read(() -> {
            Publication published = Publication.kept(Draft.found(draft.store().published(draft.key())));
            ObjectNode json = Answers.described(published.branding(), draft::messages);
            published.sheets().names().forEach(json.putArray("sheets")::add);
            return Answers.json(json);
        });
    }

    @PUT
    public Response replace(InputStream body) {
        return draft.change(body, DRAFT, given -> kept -> Saved.of(given(given, kept.orNull()), draft::messages), draft::saved);
    }

    /** What {@code PUT} would answer, warnings and refusals; nothing is kept. */
    @POST
    @Path("check")
    public Response check(InputStream body) {
        return draft.read(() -> Answers.json(Answers.described(given(StrictJson.object(Body.read(body, DRAFT)), draft.store().draft(draft.key())), draft::messages)));
    }

    /** @param before null where there is none */
    private static Branding given(ObjectNode given, Branding before) throws RefusedException {
        // As a draft is given out; telling is all that they are for.
        given.remove("warnings");
        return Branding.given(given, before == null ? List.of() : before.assets());
    }

    @DELETE
    public Response delete() {
        return draft.change(kept -> draft.key(), key -> {
            if (!draft.store().remove(key)) {
                throw new NotFoundException("Could not find branding");
            }
            PublishedFiles.changed(draft.session(), key.realmId());
            draft.adminEvent().operation(OperationType.DELETE).resourcePath(draft.session().getContext().getUri()).success();
            return Response.noContent().build();
        });
    }

    @POST
    @Path("publish")
    public Response publish() {
        return draft.change(kept -> Publishing.of(kept.existing(), draft::messages), publishing -> {
            if (draft.store().publish(draft.key(), publishing.compiled, System.currentTimeMillis())) {
                draft.record(OperationType.ACTION, publishing.compiled.publication().branding());
            }
            // Also where that changes nothing: a node may remember that it could not be read.
            PublishedFiles.changed(draft.session(), draft.key().realmId());
            return publishing.answer;
        });
    }

    private record Publishing(Compiled compiled, Response answer) {

        static Publishing of(Branding branding, Supplier<Set<String>> messages) {
            return new Publishing(Compiled.of(branding), Answers.draft(branding, List.of(), messages));
        }
    }

    /** An address for browsers that shows the draft, and nothing else, for an hour. */
    @POST
    @Path("preview")
    public Response preview() {
        return draft.read(() -> {
            draft.existing();
            PreviewLink link = PreviewLink.create(draft.session(), draft.realm(), draft.key());
            draft.adminEvent().operation(OperationType.ACTION).resourcePath(draft.session().getContext().getUri()).success();
            return Answers.json(StrictJson.newObject().put("url", link.url().toString()).put("expires", link.expires()));
        });
    }

    /** Takes another branding's draft: {@code {"client": "<id>"}}, or {@code {}} for the realm's default. */
    @POST
    @Path("copy")
    public Response copy(InputStream body) {
        return draft.change(body, DRAFT, given -> {
            if (given.hasNonNull("client") && !given.get("client").isTextual() || given.size() > (given.has("client") ? 1 : 0)) {
                throw new RefusedException("What is copied is {\"client\": \"<id>\"}, or {} for the realm's default.");
            }
            String client = given.hasNonNull("client") ? AdminResource.shown(draft.realm(), draft.auth(), given.get("client").textValue()) : null;
            BrandingKey other = new BrandingKey(draft.key().realmId(), client);
            return kept -> Copy.of(other, other.equals(draft.key()) ? kept : draft.kept(other), draft::messages);
        }, copy -> {
            // Its pictures may have gone with what it was.
            Kept now = draft.held(copy.other, copy.from);
            return draft.saved((now.equals(copy.from) ? copy : Copy.of(copy.other, now, draft::messages)).saved);
        });
    }

    private record Copy(BrandingKey other, Kept from, Saved saved) {

        static Copy of(BrandingKey other, Kept from, Supplier<Set<String>> messages) throws RefusedException {
            return new Copy(other, from, Saved.of(from.existing(), messages));
        }
    }

    @Path("assets")
    public AssetsResource assets() {
        return new AssetsResource(draft);
    }

    /** The draft and its pictures in one file. */
    @GET
    @Path("export")
    public Response export() {
        return draft.read(() -> exported(BrandingExport.write(draft.existing(), hash -> draft.store().file(draft.key().realmId(), hash))));
    }

    /** @param export null where somebody changed the branding while it was read: reading holds nobody up */
    private static Response exported(ObjectNode export) {
        if (export == null) {
            throw ErrorResponse.error("The branding was changed meanwhile. Try again.", Response.Status.CONFLICT);
        }
        return Response.ok(StrictJson.bytes(export)).type(MediaType.APPLICATION_JSON).header("Content-Disposition", "attachment; filename=\"branding.json\"").build();
    }

    /** What was exported, here or from Cognito, checked anew, becomes the draft. */
    @POST
    @Path("import")
    public Response takeIn(InputStream body) {
        return draft.<Saved>change(body, IMPORT, given -> {
            if (CognitoFile.isOne(given)) {
                return kept -> saved(CognitoFile.read(given, kept.orEmpty()));
            }
            BrandingExport taken = BrandingExport.read(given);
            return kept -> Saved.of(taken.branding(), taken.files(), List.of(), draft::messages);
        }, draft::saved);
    }

    private Saved saved(CognitoFile file) {
        return Saved.of(file.branding(), file.files(), file.notices(), draft::messages);
    }
}
