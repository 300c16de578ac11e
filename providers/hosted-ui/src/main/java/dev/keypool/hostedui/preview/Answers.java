package dev.keypool.hostedui.preview;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/** Answers of the preview: nobody keeps them, and no script is in them. */
final class Answers {

    /** The preview's own page. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /**
     * A page of the theme: it is looked at. Nothing in it runs, is sent or leads out of the frame, though the templates have
     * scripts and forms. Its origin stays the server's, because otherwise it would get neither fonts nor the draft's pictures.
     */
    static final String FRAME_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'self'; "
            + "base-uri 'none'; form-action 'none'; sandbox allow-same-origin";

    /** Sentences may come where a page was to be. */
    private static final String PLAIN_POLICY = "default-src 'none'; frame-ancestors 'self'; sandbox";
    private static final String FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private Answers() {
    }

    /** Keycloak would put the realm's own policy in the place of ours, which is for its pages. */
    static Response html(KeycloakSession session, String html, String policy) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        String transport = session.getContext().getRealm().getBrowserSecurityHeaders().get(BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getKey());
        Response.ResponseBuilder answer = Response.ok(html, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", policy)
                .header("X-Frame-Options", policy.contains("frame-ancestors 'self'") ? "SAMEORIGIN" : "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "none")
                .header("Referrer-Policy", "no-referrer");
        return (transport == null || transport.isBlank() ? answer : answer.header("Strict-Transport-Security", transport)).build();
    }

    static Response.ResponseBuilder file(byte[] bytes, String type) {
        return Response.ok(bytes).header(HttpHeaders.CONTENT_TYPE, type).header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Content-Security-Policy", FILE_POLICY);
    }

    static WebApplicationException refused(Response.Status status, String sentence) {
        return new WebApplicationException(Response.status(status).type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8")).entity(sentence).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", PLAIN_POLICY).build());
    }
}
