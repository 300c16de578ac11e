package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.branding.Upload;
import dev.keypool.hostedui.fonts.Woff2;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.Assets;
import dev.keypool.hostedui.images.ColorMode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The pictures and fonts of a draft. */
public final class AssetsResource {

    static final Limit UPLOAD = new Limit(1_500_000, "A picture has " + Assets.MAX_BYTES + " bytes at most (a classic logo " + Assets.MAX_CLASSIC_LOGO_BYTES
            + ", a font in WOFF2 " + Woff2.MAX_BYTES + "), which are a third more in base64.");

    private final Draft draft;

    AssetsResource(Draft draft) {
        this.draft = draft;
    }

    @GET
    public Response assets() {
        return draft.read(() -> Answers.json((ArrayNode) draft.existing().json().get("assets")));
    }

    /** Cognito's AssetType: category, colorMode, resourceId, extension, and the bytes in base64. */
    @POST
    public Response upload(InputStream body) {
        return draft.<With>change(body, UPLOAD, given -> {
            Upload upload = Upload.read(given, "$");
            return kept -> new With(upload, kept.orEmpty().with(upload.reference()));
        }, with -> {
            draft.save(with.branding, List.of(with.upload.file()));
            ObjectNode json = with.upload.reference().json();
            with.upload.removed().forEach(json.putArray("removed")::add);
            return Response.status(Response.Status.CREATED).entity(StrictJson.bytes(json)).type(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.ETAG, Revision.of(with.branding)).build();
        });
    }

    private record With(Upload upload, Branding branding) {
    }

    @DELETE
    @Path("{category}/{colorMode}")
    public Response delete(@PathParam("category") String category, @PathParam("colorMode") String colorMode, @QueryParam("resourceId") String resourceId) {
        return draft.change(kept -> {
            AssetReference.word(AssetCategory.class, category, "category");
            AssetReference.word(ColorMode.class, colorMode, "colorMode");
            Branding existing = kept.existing();
            AssetReference asset = existing.assets().stream()
                    .filter(one -> one.category().name().equals(category) && one.colorMode().name().equals(colorMode) && Objects.equals(one.resourceId(), resourceId))
                    .findFirst().orElseThrow(() -> new NotFoundException("Could not find asset"));
            return existing.without(asset.category(), asset.colorMode(), asset.resourceId());
        }, without -> {
            draft.save(without, List.of());
            return Response.noContent().build();
        });
    }
}
