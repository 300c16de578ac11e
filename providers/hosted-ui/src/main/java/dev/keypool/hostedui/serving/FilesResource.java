package dev.keypool.hostedui.serving;

import dev.keypool.hostedui.branding.StoredFile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Files under the hashes of their content, so that a browser may keep them for good. */
public final class FilesResource {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{3,5}");
    private static final Pattern GZIP = Pattern.compile("(gzip|\\*)(\\s*;\\s*q=(1(\\.0{0,3})?|0\\.\\d{0,2}[1-9]\\d{0,2}))?");
    private static final int HASH_LENGTH = 64;

    private final KeycloakSession session;

    public FilesResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("{name}")
    public Response file(@PathParam("name") String name, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings,
                         @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        RealmModel realm = session.getContext().getRealm();
        ServedFile served = !realm.isEnabled() || !NAME.matcher(name).matches() ? null : PublishedFiles.get(session, realm.getId(), name.substring(0, HASH_LENGTH));
        if (served == null || !served.file().name().equals(name)) {
            throw new NotFoundException("Could not find file");
        }
        StoredFile file = served.file();
        boolean compressed = served.gzip() != null && takesGzip(encodings);
        String tag = "\"" + file.hash() + (compressed ? "-gzip\"" : "\"");
        Response.ResponseBuilder answer = knows(known, tag) ? Response.notModified()
                : Response.ok(compressed ? served.gzip() : file.bytes()).header(HttpHeaders.CONTENT_TYPE, file.contentType());
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                // Somebody may open a picture by itself: then nothing in it runs or loads.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
                .build();
    }

    /** A proxy that compresses may have made the tag a weak one, which here is as good. */
    private static boolean knows(String known, String tag) {
        return known != null && Arrays.stream(known.split(",")).map(String::trim).anyMatch(one -> one.equals(tag) || one.equals("W/" + tag));
    }

    private static boolean takesGzip(String encodings) {
        return encodings != null && Arrays.stream(encodings.split(",")).anyMatch(one -> GZIP.matcher(one.trim()).matches());
    }
}
