package dev.keypool.hostedui.pages;

import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.serving.PublishedBrandings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * The realm's default branding under addresses that stay, for pages that Keycloak makes without asking us: the account
 * console. They lead to files that browsers keep; they themselves are asked for each time.
 */
public final class DefaultResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final URI base;

    public DefaultResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.base = session.getContext().getUri().getBaseUri();
        if (!realm.isEnabled()) {
            throw new NotFoundException("Could not find file");
        }
    }

    @GET
    @Path("sheet.css")
    public Response sheet() {
        Publication published = published();
        return published == null ? answer(Response.ok("", "text/css")) : redirect(page(published).getSheets().get(0));
    }

    /** The page header's, the form's, or the realm's name; where nothing is published, that of Keycloak's theme. */
    @GET
    @Path("logo")
    public Response logo() {
        return logo(false);
    }

    /** For browsers whose users prefer dark pages. */
    @GET
    @Path("logo/dark")
    public Response darkLogo() {
        return logo(true);
    }

    private Response logo(boolean preferredDark) {
        Publication published = published();
        if (published == null) {
            return redirect(Urls.themeRoot(base).getRawPath() + "/account/keycloak.v3/logo.svg");
        }
        PageBranding page = page(published);
        Picture picture = page.getHeader() != null && page.getHeader().getLogo() != null ? page.getHeader().getLogo()
                : page.getFormLogo() != null ? page.getFormLogo().getImage() : null;
        if (picture != null) {
            boolean dark = page.getScheme().equals("dark") || preferredDark && page.getScheme().equals("dynamic");
            return redirect(dark ? picture.getDark() : picture.getLight());
        }
        String name = realm.getDisplayName() == null || realm.getDisplayName().isBlank() ? realm.getName() : realm.getDisplayName();
        return answer(Response.ok(Wordmark.svg(name, published.branding().settings()), "image/svg+xml"));
    }

    private Publication published() {
        return PublishedBrandings.of(session, realm.getId(), null);
    }

    private PageBranding page(Publication published) {
        return PageBranding.of(published, new Surroundings(Files.url(base, realm), "en", Look.MANAGED, realm.getAttribute("darkMode", true)));
    }

    private static Response redirect(String path) {
        return answer(Response.status(Response.Status.FOUND).header(HttpHeaders.LOCATION, path));
    }

    private static Response answer(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
                .build();
    }
}
